"""Which addresses a typed-in host may lead to, and the one look-up whose answers are then dialled."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from .deadline import Deadline, bounded

# Not public although Python's own `is_global` says yes, or says so only in some versions.
NOT_PUBLIC_V4 = [
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network, RFC 791
        "100.64.0.0/10",  # carrier-grade NAT, RFC 6598; some clouds keep their metadata here
        "168.63.129.16/32",  # the host's own services in Azure
        "192.0.0.0/24",  # protocol assignments, RFC 6890; one cloud's metadata
        "192.31.196.0/24",  # AS112, RFC 7535
        "192.52.193.0/24",  # AMT relays, RFC 7450
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "192.175.48.0/24",  # AS112, RFC 7534
        "224.0.0.0/4",  # multicast, RFC 1112
        "240.0.0.0/4",  # reserved and broadcast, RFC 1112
    )
]
# The rest of IPv6 is local, mapped, translated (64:ff9b::/96, 64:ff9b:1::/48), multicast or unassigned.
GLOBAL_UNICAST_V6 = ipaddress.ip_network("2000::/3")  # RFC 4291, section 2.4
NOT_PUBLIC_V6 = [
    ipaddress.ip_network(network)
    for network in (
        "2001::/23",  # protocol assignments, RFC 2928: Teredo, ORCHID, benchmarking
        "2001:db8::/32",  # documentation, RFC 3849
        "2002::/16",  # 6to4: wraps any IPv4 address, RFC 3056
        "2620:4f:8000::/48",  # AS112, RFC 7534
        "3ffe::/16",  # 6bone, given back, RFC 3701
        "3fff::/20",  # documentation, RFC 9637
    )
]
# The interface identifiers that wrap an IPv4 address inside a site, RFC 5214, section 6.1 (ISATAP).
ISATAP = (0x0000_5EFE, 0x0200_5EFE)

Lookup = Callable[[str, int], Sequence[str]]


class HostRefused(Exception):
    """This host must not be dialled; the text says why, in plain words."""


class HostUnknown(Exception):
    """The name has no address at the moment."""


class Address(NamedTuple):
    """A checked address, ready to be dialled as it is."""

    ip: str
    port: int


def is_public(ip: str) -> bool:
    """Whether this is an address at which anybody on the internet may be expected."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in network for network in NOT_PUBLIC_V4)
    wrapped = (int(address) >> 32) & 0xFFFF_FFFF in ISATAP
    inside = address in GLOBAL_UNICAST_V6 and not any(address in network for network in NOT_PUBLIC_V6)
    return inside and not wrapped and address.scope_id is None and address.is_global


def system_lookup(host: str, port: int) -> list[str]:
    """Every address the system knows for a host, in the order it prefers.

    Raises:
        HostUnknown: none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError):  # ValueError: a label too long, a NUL
        raise HostUnknown from None
    return list(dict.fromkeys(_with_scope(entry[4]) for entry in found))


def resolve(
    host: str, port: int, deadline: Deadline, *, any_address: bool = False, lookup: Lookup = system_lookup
) -> list[Address]:
    """Ask once; what comes back is what may be dialled, and nothing else may.

    `any_address` is the operator's word that this host may be private.

    Raises:
        HostUnknown: the name has no address.
        HostRefused: one of its addresses, at least, is not public.
        OutOfTime: the look-up took too long.
    """
    answers = bounded(lambda: lookup(host, port), deadline)
    if not answers:
        raise HostUnknown
    if not any_address and not all(map(is_public, answers)):
        raise HostRefused(_("it leads to an address that is not on the public internet"))
    return [Address(ip, port) for ip in answers]


def _with_scope(sockaddr: tuple[object, ...]) -> str:
    """The address, with its zone where it has one: `getaddrinfo` may give the zone beside it."""
    ip, zone = str(sockaddr[0]), sockaddr[3] if len(sockaddr) > 3 else 0
    return f"{ip}%{zone}" if zone and "%" not in ip else ip
