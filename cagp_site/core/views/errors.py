"""Error pages. The one for a fault of ours asks nothing of the database, the request or the templates it can lack."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template import loader
from django.utils import translation
from django.views import defaults

from ..navigation import live_home

LAST_RESORT = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Something went wrong</title></head>'
    "<body><h1>Something went wrong</h1><p>The fault is ours. Please try again in a minute.</p></body></html>"
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
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


def _language(request: HttpRequest) -> str:
    return (translation.get_language() if live_home(request) else None) or settings.LANGUAGE_CODE
