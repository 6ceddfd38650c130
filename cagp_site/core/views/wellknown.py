"""Files at addresses that machines know: robots.txt, security.txt, the manifest and the icon."""

from datetime import UTC, datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from ..models import OrganizationSettings

# RFC 9116 section 2.5.5 recommends less than a year; half of one leaves room for a copy somebody kept.
VALID_FOR = timedelta(days=180)
# A day: icons and names hardly ever change.
KEPT_SECONDS = 86_400


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


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The web manifest: name, colors and icons for a home screen. The site opens in the browser, as it is no app."""
    site = Site.find_for_request(request)
    firm = OrganizationSettings.for_site(site) if site else OrganizationSettings()
    icons = [
        {"src": static(f"img/icon-{side}.png"), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for side in (192, 512)
        for purpose in ("any", "maskable")
    ]
    content = {
        "name": firm.name,
        "short_name": "".join(word[0] for word in firm.name.split()).upper(),
        "description": firm.tagline,
        "start_url": "/",
        "scope": "/",
        "display": "browser",
        "lang": settings.LANGUAGE_CODE,
        "dir": "ltr",
        "background_color": "#FFFFFF",
        "theme_color": "#081C2B",
        "icons": icons,
    }
    response = JsonResponse({name: value for name, value in content.items() if value})
    response.headers["Content-Type"] = "application/manifest+json"
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


@require_safe
def icon(request: HttpRequest, name: str) -> HttpResponse:
    """The icon where programs look for it that read no page."""
    response = redirect(static(f"img/{name}"))
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


def _contact(request: HttpRequest) -> str:
    site = Site.find_for_request(request)
    organization = OrganizationSettings.for_site(site) if site else OrganizationSettings()
    contact = organization.security_contact or organization.email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return contact if "://" in contact else f"mailto:{contact}"


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
