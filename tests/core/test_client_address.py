"""Whose address counts: what a proxy of ours saw, never what a visitor says."""

import pytest
from django.test import RequestFactory

from cagp_site.core.client_address import client_address, sender_network

PROXY = "10.0.0.1"


def seen(settings, proxies: int, forwarded: str | None, remote: str = PROXY) -> str:
    settings.TRUSTED_PROXY_COUNT = proxies
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=remote, **headers))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, None, PROXY),
        (0, "203.0.113.9", PROXY),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", PROXY),
        (1, None, PROXY),
        (1, " , ,", PROXY),
        (1, "198.51.100.1, unknown", PROXY),
        (1, "203.0.113.9:51111", "203.0.113.9"),
        (1, "[2001:db8::7]:443", "2001:db8::7"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_only_the_entries_of_our_own_proxies_count(settings, proxies, forwarded, address):
    assert seen(settings, proxies, forwarded) == address


def test_a_made_up_header_never_gives_a_visitor_a_second_address(settings):
    made_up = [f"198.51.100.{number}, 203.0.113.9" for number in range(5)]
    assert {seen(settings, 1, forwarded) for forwarded in made_up} == {"203.0.113.9"}


def test_a_unix_socket_has_no_address(settings):
    assert seen(settings, 0, None, remote="") == ""


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_an_ipv6_customer_is_counted_as_one(address, network):
    assert sender_network(address) == network
