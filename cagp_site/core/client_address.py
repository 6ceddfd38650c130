"""The address a request came from, right behind the proxies that we run ourselves and no others."""

from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The client's IP address as text, without a port; empty when there is none, as on a Unix socket.

    With `TRUSTED_PROXY_COUNT` proxies in front, each appended the address it saw to X-Forwarded-For; whatever stands
    before those entries was sent by the client and proves nothing. The count holds only where nobody can reach this
    server but through them.
    """
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    count = settings.TRUSTED_PROXY_COUNT
    forwarded = _parsed(hops[-count]) if count > 0 and len(hops) >= count else None
    address = forwarded or _parsed(str(request.META.get("REMOTE_ADDR", "")))
    return str(address) if address else ""


def sender_network(address: str) -> str:
    """What to count a sender by: an IPv4 address, or the /64 of an IPv6 one, which is one sender's (RFC 6177)."""
    parsed = _parsed(address)
    if isinstance(parsed, IPv6Address):
        return f"{IPv6Address(int(parsed) >> 64 << 64)}/64"
    return address


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    """An address as proxies write it: bare, with a port, in brackets, or an IPv4 one inside of IPv6."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
