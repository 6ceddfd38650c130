"""Plain texts at addresses that machines know: robots.txt and security.txt."""

from datetime import UTC, datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from ..models import OrganizationSettings

# RFC 9116 section 2.5.5 recommends less than a year; half of one leaves room for a copy somebody kept.
VALID_FOR = timedelta(days=180)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309): everything but the admin, search results and the form endpoint."""
    private = ("/admin/", "/search/", "/he/search/", "/inquiry/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in private), ""]
    return _text([*lines, f"Sitemap: {settings.SITE_URL}/sitemap.xml"])


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """security.txt (RFC 9116), which expires a fixed time after the day it is read."""
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return _text(
        [
            f"Contact: {_contact(request)}",
            f"Expires: {(midnight + VALID_FOR).isoformat().replace('+00:00', 'Z')}",
            f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
            f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        ]
    )


def _contact(request: HttpRequest) -> str:
    site = Site.find_for_request(request)
    organization = OrganizationSettings.for_site(site) if site else OrganizationSettings()
    contact = organization.security_contact or organization.email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return contact if "://" in contact else f"mailto:{contact}"


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
