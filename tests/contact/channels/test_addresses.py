"""Nothing that is not public is dialled, whatever the URL looks like and whatever the name server says."""

import contextlib
import time
from datetime import timedelta

import pytest

from contact.channels.addresses import HostRefused, HostUnknown, is_public, resolve, system_lookup
from contact.channels.base import TryAgain
from contact.channels.deadline import Deadline, OutOfTime
from contact.channels.http import Client
from contact.channels.targets import read_target

from .dials import recorded
from .hostile_addresses import HOSTILE_FORMS, HOSTILE_IPS, HOSTILE_NAMES, HOSTILE_URLS
from .peers import answers, served


def hostile_lookup(host: str, port: int) -> list[str]:
    return HOSTILE_NAMES.get(host) or system_lookup(host, port)


def soon() -> Deadline:
    return Deadline(timedelta(seconds=1))


def test_the_corpus_holds_at_least_eighty_urls():
    assert len(set(HOSTILE_URLS)) >= 80


@pytest.mark.parametrize("url", HOSTILE_URLS, ids=[ascii(url)[:60] for url in HOSTILE_URLS])
def test_a_hostile_url_is_refused_and_never_dialled(url):
    with recorded() as dials, pytest.raises(TryAgain):
        Client(soon(), hostile_lookup).request("POST", url, headers={}, content=b"{}")
    assert dials == []


def test_the_dial_counter_does_see_a_dial(settings):
    with served(answers(200)) as peer, recorded() as dials:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [peer.place]
        Client(soon()).request("POST", peer.url, headers={})
    assert dials == [("127.0.0.1", peer.port)]


@pytest.mark.parametrize("ip", HOSTILE_IPS)
def test_an_address_that_is_not_public_is_known_as_such(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "93.184.215.14", "1.1.1.1", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"])
def test_a_public_address_is_public(ip):
    assert is_public(ip)


@pytest.mark.parametrize("text", ["", "x", "1.2.3", "fe80::1%eth0", "2606:4700::1111%1", "01.2.3.4"])
def test_what_is_no_plain_address_is_not_public(text):
    assert not is_public(text)


@pytest.mark.parametrize("host", ["127.1", "0x7f.1", "2130706433", "017700000001", "localhost", "0"])
def test_a_host_that_the_system_reads_as_loopback_is_refused_by_its_answer(host):
    """The second line of defense: these are refused already for how they are written."""
    with pytest.raises((HostRefused, HostUnknown)):
        resolve(host, 443, soon())


@pytest.mark.parametrize("names", HOSTILE_NAMES.values(), ids=HOSTILE_NAMES)
def test_one_answer_that_is_not_public_refuses_the_host(names):
    with pytest.raises(HostRefused):
        resolve("name.example", 443, soon(), lookup=lambda _host, _port: names)


def test_a_name_that_changes_its_answer_is_asked_once_and_the_checked_address_is_dialled():
    given = [["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]]
    asked = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return given[len(asked) - 1]

    with recorded() as dials, pytest.raises(TryAgain):
        Client(soon(), rebinding).request("POST", "https://rebind.example/", headers={})
    assert asked == ["rebind.example"]
    assert dials == [("93.184.215.14", 443)]


def test_a_name_server_that_hangs_costs_no_more_than_the_deadline():
    start = time.monotonic()
    with pytest.raises(OutOfTime):
        resolve("slow.example", 443, Deadline(timedelta(seconds=0.3)), lookup=lambda _h, _p: time.sleep(2) or [])
    assert time.monotonic() - start < 1


def test_a_name_without_an_address_is_unknown():
    with pytest.raises(HostUnknown):
        resolve("nothing.invalid", 443, soon())


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        ("127.0.0.1:9000", "http://127.0.0.1:9000/x"),
        ("127.0.0.1", "http://127.0.0.1/x"),
        ("crm.internal", "https://crm.internal:8443/x"),
        ("CRM.internal.:9000", "https://crm.internal:9000/x"),
        ("[::1]:9000", "http://[::1]:9000/x"),
        ("::1", "http://[0:0:0:0:0:0:0:1]/x"),
        ("http://127.0.0.1:9000/", "http://127.0.0.1:9000/x"),
    ],
)
def test_a_host_that_the_operator_names_is_allowed(entry, url):
    assert read_target(url, [entry]).allowed


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        ("127.0.0.1:9000", "http://127.0.0.1:9001/x"),
        ("127.0.0.1", "http://127.0.0.1:9000/x"),
        ("127.0.0.1", "http://127.0.0.2/x"),
        ("internal", "https://crm.internal:9000/x"),
        ("crm.internal", "http://crm.internal.attacker.example/x"),
        ("", "http://127.0.0.1/x"),
        ("*", "http://127.0.0.1/x"),
        ("[::1]:9000", "http://[::1]:9001/x"),
    ],
)
def test_what_the_operator_did_not_name_is_refused(entry, url):
    with pytest.raises(HostRefused):
        read_target(url, [entry])


@pytest.mark.parametrize(
    "url", ["https://hooks.example/x", "https://hooks.example:8443/x?y=@z", "https://münchen.example"]
)
def test_an_ordinary_url_is_taken(url):
    assert not read_target(url, []).allowed


@pytest.mark.parametrize("url", HOSTILE_FORMS, ids=[ascii(url)[:60] for url in HOSTILE_FORMS])
def test_the_reason_for_a_refusal_does_not_repeat_the_url(url):
    with contextlib.suppress(HostRefused):
        # Some forms pass here, and are refused for the address that they lead to.
        assert read_target(url, []).place
        return
    assert len(url) < 4 or url not in refusal_of(url)


def refusal_of(url: str) -> str:
    with pytest.raises(HostRefused) as caught:
        read_target(url, [])
    return str(caught.value)
