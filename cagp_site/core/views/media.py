"""Uploads, where Django itself hands them out (make run)."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

# A file that somebody uploaded never runs: not as a page, not as a drawing with a script in it.
POLICY = "default-src 'none'; sandbox"
SHOWN = "image/"


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """One upload: a picture to look at, anything else to save.

    Raises:
        Http404: there is none.
    """
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response.headers["Content-Security-Policy"] = POLICY
    # Feed readers and pages that share ours show our pictures.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if not response.headers.get("Content-Type", "").startswith(SHOWN):
        response.headers["Content-Disposition"] = "attachment"
    return response
