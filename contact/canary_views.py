"""Where a canary comes in and where it arrives: two addresses that answer this site's own signature only."""

import json
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from . import canary
from .intake import Submission, receive
from .models import Canary

MAX_BYTES = 1000


# No CSRF token on either: both take no cookie and act for nobody; the signature in the body is the authority.
@csrf_exempt
@never_cache
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Store a canary as an inquiry; from here on its way is that of all."""
    text = _body(request).decode("ascii", errors="replace")
    found = canary.read(text)
    if found is None:
        return HttpResponseForbidden()
    canary.destination()
    Canary.objects.filter(pk=found.pk).update(inquiry=receive(submission_of(found)))
    return HttpResponse(status=204)


@csrf_exempt
@never_cache
@require_POST
def take_receipt(request: HttpRequest) -> HttpResponse:
    """Note that a canary arrived at its destination."""
    body = _body(request)
    try:
        uid = UUID(json.loads(body)["inquiry"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return HttpResponseForbidden()
    headers = {name.lower(): value for name, value in request.headers.items()}
    return HttpResponse(status=204) if canary.receipt(body, headers, uid) else HttpResponseForbidden()


def submission_of(found: Canary) -> Submission:
    """A canary as a prospect would have typed it. Its identity is in the message, so that no two are taken for one."""
    return Submission(
        answers={
            "name": "Canary",
            "email": "canary@invalid.example",
            "organization": "This site",
            "role": "Canary",
            "country": "US",
            "phone": "",
            "subject": "",
            "message": f"A synthetic inquiry of the site itself: {found.uid}",
        },
        subject_key=None,
        consent_text="Synthetic: nobody's data.",
        language=settings.LANGUAGE_CODE,
        is_canary=True,
    )


def _body(request: HttpRequest) -> bytes:
    if not canary.is_on():
        raise Http404
    return request.read(MAX_BYTES)
