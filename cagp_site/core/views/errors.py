"""Error pages. Those for a fault of ours and for maintenance ask nothing of the database."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template import loader
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.views import defaults

from ..navigation import live_home

LAST_RESORT = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Something went wrong</title></head>'
    "<body><h1>Something went wrong</h1><p>The fault is ours. Please try again in a minute.</p></body></html>"
)


# In seconds: long enough not to be a burden, short enough not to keep a reader away.
RETRY_AFTER = 300


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, often before anything else has read the address for its language."""
    with translation.override(_language_in(request)):
        return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, in a language the site has."""
    with translation.override(_language(request)):
        return defaults.permission_denied(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, in a language the site has: under the prefix of one that is not published it is the site's own."""
    with translation.override(_language(request)):
        return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest, *args: Any) -> HttpResponse:
    """500. Whatever else is broken, this answers."""
    try:
        return HttpResponseServerError(loader.render_to_string("500.html"))
    except Exception:
        return HttpResponseServerError(LAST_RESORT)


def under_maintenance(request: HttpRequest) -> HttpResponse:
    """503 while the site is closed: in the language of the address, kept by nobody, without the database."""
    with translation.override(_language_in(request)):
        page = loader.render_to_string("maintenance.html")
    response = HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER)})
    add_never_cache_headers(response)
    return response


def _language_in(request: HttpRequest) -> str:
    return translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE


def _language(request: HttpRequest) -> str:
    return (translation.get_language() if live_home(request) else None) or settings.LANGUAGE_CODE
