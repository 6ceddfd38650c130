"""Middleware of the whole site."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .views.health import healthz, readyz

Answer = Callable[[HttpRequest], HttpResponse]
PROBES = {"/healthz": healthz, "/readyz": readyz}


def health_probes(get_response: Answer) -> Answer:
    """Answer the health addresses before anything else can refuse them.

    A load balancer asks by IP address, which ALLOWED_HOSTS does not hold, and over plain HTTP.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        return PROBES.get(request.path, get_response)(request)

    return answer
