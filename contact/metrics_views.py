"""`/metrics`: for a scraper that knows the token, and for nobody else."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from . import metrics as outbox


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The metrics; 401 without the bearer token, 404 where METRICS_TOKEN is not set."""
    if not settings.METRICS_TOKEN:
        raise Http404
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not constant_time_compare(token, settings.METRICS_TOKEN):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(outbox.exposition(), content_type=CONTENT_TYPE_LATEST)
