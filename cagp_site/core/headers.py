"""What every response tells the browser to refuse, as far as Django has no setting for it."""

from collections.abc import Callable, Iterable

from csp.decorators import csp_update
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

Answer = Callable[[HttpRequest], HttpResponse]


class PolicyMiddleware(CSPMiddleware):
    """The content security policy: readers' everywhere, the admin's below the admin's address alone."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """What django-csp builds the header from."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and parts.config is None and request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"]
        return parts


def confine(get_response: Answer) -> Answer:
    """Middleware: only our own pages may use the response, and no page the powers that it does not need."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", permissions_policy())
        return response

    return answer


def permissions_policy(players: Iterable[str] = ()) -> str:
    """The header's value: everything off, but what players need for frames of these origins."""
    granted = " ".join(f'"{origin}"' for origin in players)
    powers = dict.fromkeys(settings.PERMISSIONS_SWITCHED_OFF, "")
    if granted:
        powers |= dict.fromkeys(settings.PERMISSIONS_OF_PLAYERS, f"self {granted}")
    return ", ".join(f"{name}=({who})" for name, who in powers.items())


def let_frame(request: HttpRequest, response: HttpResponseBase, origins: Iterable[str]) -> HttpResponseBase:
    """Let a response frame those of `origins` that EMBED_PROVIDERS switched on; the response."""
    switched_on = [origin for origin in origins if origin in settings.EMBED_PROVIDER_ORIGINS]
    if not switched_on:
        return response
    response.headers["Permissions-Policy"] = permissions_policy(switched_on)
    return csp_update({"frame-src": switched_on})(lambda _request: response)(request)
