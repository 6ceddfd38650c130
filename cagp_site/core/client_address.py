"""The address a request came from, right behind the proxies that we run ourselves and no others."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The client's IP address as text.

    With `TRUSTED_PROXY_COUNT` proxies in front, each appended the address it saw to X-Forwarded-For; whatever stands
    before those entries was sent by the client and proves nothing.
    """
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    count = settings.TRUSTED_PROXY_COUNT
    if count and len(hops) >= count:
        return hops[-count]
    return str(request.META.get("REMOTE_ADDR", ""))
