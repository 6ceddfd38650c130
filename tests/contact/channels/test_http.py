"""The client against receivers that answer, drip, flood, break off and lie; nobody holds it past its deadline."""

import time
from datetime import timedelta

import pytest

from contact.channels.base import TryAgain
from contact.channels.deadline import Deadline
from contact.channels.http import MAX_ANSWER_BYTES, Answer, Client

from . import peers

DEADLINE = 0.6
OK_HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture
def ask(settings):
    """Ask a peer once; the answer, and the seconds it took are kept on the function."""

    def ask_once(peer: peers.Peer, url: str = "") -> Answer:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [peer.place, f"localhost:{peer.port}"]
        client = Client(Deadline(timedelta(seconds=DEADLINE)))
        start = time.monotonic()
        try:
            return client.request("POST", url or peer.url, headers={"X-Test": "1"}, content=b"{}")
        finally:
            assert time.monotonic() - start < DEADLINE + 1, "held past its deadline"

    return ask_once


@pytest.mark.parametrize("status", [200, 201, 204, 301, 400, 401, 404, 410, 429, 500, 503, 599])
def test_a_status_comes_back_as_it_is(ask, status):
    with peers.served(peers.answers(status, {"Location": "http://127.0.0.1:1/", "Retry-After": "7"})) as peer:
        answer = ask(peer)
    assert (answer.status, answer.headers["retry-after"], answer.complete) == (status, "7", True)
    assert peer.connections == 1, "a redirect was followed"


def test_the_request_arrives_as_it_was_given(ask):
    with peers.served(peers.answers(200, body=b"hello")) as peer:
        assert ask(peer).body == b"hello"
    seen = peer.seen[0]
    assert (seen.line, seen.body, seen.headers["host"]) == ("POST /hook HTTP/1.1", b"{}", peer.place)
    assert seen.headers["x-test"] == "1"


def test_a_proxy_in_the_environment_is_not_used(ask, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with peers.served(peers.answers(200)) as peer:
        assert ask(peer).status == 200


NO_ANSWER = {
    "reset": (peers.resets, "broke the connection off"),
    "half close": (peers.half_closes, "not HTTP"),
    "closed at once": (peers.says(b""), "not HTTP"),
    "garbage": (peers.says(b"\x00\xff\x00 not http at all\r\n\r\n"), "not HTTP"),
    "an SMTP banner": (peers.says(b"220 mail.example ESMTP\r\n"), "not HTTP"),
    "no body end": (peers.says(OK_HEAD[:-2]), "not HTTP"),
    "silence": (peers.is_silent, "within 0.6 seconds"),
    "a status that drips": (peers.drips(b"HTTP/1.1 2", b"0"), "within 0.6 seconds"),
    "headers that drip": (peers.drips(OK_HEAD, b"X-A: b\r\n"), "within 0.6 seconds"),
    "headers without end": (peers.floods(OK_HEAD, b"X-A: b\r\n" * 500), "headers that are too long"),
    "one huge header": (peers.says(OK_HEAD + b"X: " + b"a" * (MAX_ANSWER_BYTES + 10)), "headers that are too long"),
    "only 100 Continue": (peers.floods(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100), "headers that are too long"),
}


@pytest.mark.parametrize(("script", "words"), NO_ANSWER.values(), ids=NO_ANSWER)
def test_no_answer_is_tried_again_with_words_that_say_why(ask, script, words):
    with peers.served(script) as peer, pytest.raises(TryAgain) as caught:
        ask(peer)
    assert words in caught.value.detail
    assert peer.place in caught.value.detail
    assert "/hook" not in caught.value.detail, "the path may be a secret"
    assert not caught.value.needs_attention


BROKEN_BODY = {
    "a body that drips": peers.drips(OK_HEAD + b"Content-Length: 1000\r\n\r\n", b"x"),
    "a body without end": peers.floods(OK_HEAD + b"\r\n", b"x" * 4096),
    "a body cut short": peers.says(OK_HEAD + b"Content-Length: 1000\r\n\r\nabc"),
    "chunks that are none": peers.says(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
}


@pytest.mark.parametrize("script", BROKEN_BODY.values(), ids=BROKEN_BODY)
def test_a_body_that_does_not_end_leaves_the_status_standing(ask, script):
    with peers.served(script) as peer:
        answer = ask(peer)
    assert (answer.status, answer.complete) == (200, False)
    assert len(answer.body) <= MAX_ANSWER_BYTES


def test_a_port_that_refuses_is_said_so(ask, settings):
    port = peers.closed_port()
    settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [f"127.0.0.1:{port}"]
    with pytest.raises(TryAgain, match="refused the connection"):
        Client(Deadline(timedelta(seconds=DEADLINE))).request("GET", f"http://127.0.0.1:{port}/", headers={})


def test_two_requests_share_one_deadline(ask, settings):
    with peers.served(peers.is_silent) as peer:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [peer.place]
        client, start = Client(Deadline(timedelta(seconds=DEADLINE))), time.monotonic()
        for _time in range(2):
            with pytest.raises(TryAgain, match="within"):
                client.request("GET", peer.url, headers={})
    assert time.monotonic() - start < DEADLINE + 1


def test_a_certificate_that_nobody_trusts_is_a_matter_for_a_person(ask, tmp_path):
    tls = peers.certificate(tmp_path).server
    with peers.served(peers.answers(200), tls=tls) as peer, pytest.raises(TryAgain, match="certificate") as caught:
        ask(peer)
    assert caught.value.needs_attention
    assert peer.seen == [], "something was sent before the certificate was checked"


def test_a_certificate_for_another_name_is_refused_although_it_is_trusted(ask, tmp_path, monkeypatch):
    made = peers.certificate(tmp_path, "other.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(made.path))
    with peers.served(peers.answers(200), tls=made.server) as peer, pytest.raises(TryAgain, match="certificate"):
        ask(peer)
    assert peer.seen == []


def test_a_certificate_for_the_name_is_taken_although_an_address_is_dialled(ask, tmp_path, monkeypatch):
    made = peers.certificate(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(made.path))
    with peers.served(peers.answers(200), tls=made.server) as peer:
        assert ask(peer, f"https://localhost:{peer.port}/hook").status == 200
    assert peer.seen[0].headers["host"] == f"localhost:{peer.port}"


def test_a_tls_handshake_that_never_comes_ends_at_the_deadline(ask):
    with peers.served(peers.is_silent, reads=False) as peer, pytest.raises(TryAgain, match="within"):
        ask(peer, f"https://{peer.place}/hook")


def test_a_server_that_does_not_speak_tls_is_said_so(ask):
    with peers.served(peers.answers(400), reads=False) as peer, pytest.raises(TryAgain, match="TLS") as caught:
        ask(peer, f"https://{peer.place}/hook")
    assert caught.value.needs_attention
