"""Compresses what Django itself answers; static files are compressed when they are collected."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

# Beside everything that begins with text/.
TEXTS = frozenset(
    (
        "application/atom+xml",
        "application/feed+json",
        "application/json",
        "application/manifest+json",
        "application/rss+xml",
        "application/xml",
        "image/svg+xml",
    )
)


class CompressTextMiddleware(GZipMiddleware):
    """Django's, for texts alone: pictures and downloads are compressed already, and keep their length.

    BREACH reads a secret from the length of pages that echo what an attacker sends. Readers' pages hold no secret and
    set no cookie; the admin's hold a CSRF token, which Django masks anew in each response, and Django's middleware
    adds a random length to all.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress where the browser takes it and it is worth it."""
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
        if kind.startswith("text/") or kind in TEXTS:
            return super().process_response(request, response)
        return response
