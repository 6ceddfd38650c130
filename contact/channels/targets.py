"""What a URL that a person typed may say: scheme, host, port; and which hosts the operator allows besides."""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass, field

import httpcore2
import httpx2
from django.conf import settings
from django.utils.translation import gettext as _

from .addresses import HostRefused, is_public

USUAL_PORTS = frozenset({80, 443, 8443})
DEFAULT_PORTS = {"http": 80, "https": 443}
MAX_URL_LENGTH = 2000


@dataclass(frozen=True)
class Target:
    """A URL that passed; `origin` is what is asked, `place` is what people may read in a log."""

    place: str
    host: str
    port: int
    allowed: bool
    """The operator named this host: its address may be private, and plain http will do."""
    url: httpcore2.URL = field(repr=False)
    """May hold a secret in its path."""
    host_header: bytes = b""


def read_target(url: str, allowed: Iterable[str] | None = None) -> Target:
    """Read a URL strictly; `allowed` is `host` or `host:port` entries, the operator's setting unless given.

    Raises:
        HostRefused: with the reason in plain words, without the URL.
    """
    parsed = _parsed(url)
    host, port = _host(parsed), parsed.port or DEFAULT_PORTS.get(parsed.scheme, 0)
    entries = settings.CONTACT_ALLOWED_PRIVATE_HOSTS if allowed is None else allowed
    is_allowed = _is_allowed(host, port, entries)
    _check(parsed.scheme, host, port, is_allowed)
    return Target(
        place=f"{_bracketed(host)}:{port}",
        host=host,
        port=port,
        allowed=is_allowed,
        url=httpcore2.URL(
            scheme=parsed.raw_scheme, host=host.encode("ascii"), port=port, target=parsed.raw_path or b"/"
        ),
        host_header=parsed.netloc,
    )


def _parsed(url: str) -> httpx2.URL:
    """The same parser reads the URL and is dialled by: two that differ are how a check is got round."""
    if len(url) > MAX_URL_LENGTH:
        raise HostRefused(_("the URL is too long"))
    try:
        parsed = httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError):
        raise HostRefused(_("the URL cannot be read")) from None
    authority = url.partition("//")[2].partition("/")[0].partition("?")[0].partition("#")[0]
    if parsed.userinfo or "@" in authority or "\\" in url:
        raise HostRefused(_("the URL must not hold a user name, a password or a backslash"))
    return parsed


def _host(parsed: httpx2.URL) -> str:
    host = parsed.raw_host.decode("ascii").rstrip(".").lower()
    if not host or "%" in host:
        raise HostRefused(_("the URL names no host"))
    last = host.rpartition(".")[2]
    # `127.1`, `0x7f.1` and `2130706433` are addresses to a resolver: only the usual form is taken.
    if ":" not in host and (last.isdigit() or last.startswith("0x")) and not _is_ip(host):
        raise HostRefused(_("the address must be written in its usual form, such as 192.0.2.1"))
    return host


def _check(scheme: str, host: str, port: int, allowed: bool) -> None:
    if scheme not in DEFAULT_PORTS:
        raise HostRefused(_("the URL must begin with https://"))
    if allowed:
        return
    if scheme != "https":
        raise HostRefused(
            _("plain http is taken only for hosts that the operator names in CONTACT_ALLOWED_PRIVATE_HOSTS")
        )
    if port not in USUAL_PORTS:
        raise HostRefused(
            _("the port must be 80, 443 or 8443, or named with its host in CONTACT_ALLOWED_PRIVATE_HOSTS")
        )
    if _is_ip(host) and not is_public(host):
        raise HostRefused(_("the address is not on the public internet"))


def _is_allowed(host: str, port: int, entries: Iterable[str]) -> bool:
    """An entry without a port allows the usual ports only."""
    for entry in entries:
        name, _colon, number = _split(entry.strip().lower())
        if _same_host(name, host) and (number == str(port) or (not number and port in USUAL_PORTS)):
            return True
    return False


def _split(entry: str) -> tuple[str, str, str]:
    """`host`, `host:port`, `[v6]`, `[v6]:port` or a bare v6 address; a URL in front of it is forgiven."""
    entry = entry.partition("://")[2].rstrip("/") if "://" in entry else entry
    if entry.startswith("["):
        name, _bracket, rest = entry[1:].partition("]")
        return name, ":", rest.removeprefix(":")
    if entry.count(":") > 1:
        return entry, "", ""
    return entry.partition(":")


def _same_host(name: str, host: str) -> bool:
    if _is_ip(name) and _is_ip(host):
        return ipaddress.ip_address(name) == ipaddress.ip_address(host)
    return bool(name) and name.rstrip(".") == host


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
