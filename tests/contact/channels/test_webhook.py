"""The webhook channel against real receivers: what arrives, and what each answer does to the delivery."""

import json
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from standardwebhooks.webhooks import Webhook

from contact.channels import answers, tables
from contact.channels.base import TryAgain
from contact.channels.webhook import WebhookChannel, WebhookForm

from . import peers
from .shipments import KEY, lead, shipment

CHANNEL = WebhookChannel()
DOCS = Path(__file__).parents[3] / "docs/webhooks.md"


@pytest.fixture
def post(settings):
    def post_to(peer, secrets=None, **parts):
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [peer.place]
        secrets = CHANNEL.make_secrets() if secrets is None else secrets
        return CHANNEL.deliver(shipment({"url": peer.url}, secrets=secrets, **parts))

    return post_to


def test_a_receiver_gets_json_that_the_reference_implementation_verifies(post):
    secrets = CHANNEL.make_secrets()
    with peers.served(peers.answers(204)) as peer:
        assert post(peer, secrets).status == 204
    seen = peer.seen[0]
    content = Webhook(CHANNEL.shown_secret(secrets)).verify(seen.body, seen.headers)
    assert content["data"]["reference"] == lead().reference
    assert seen.headers["content-type"] == "application/json"
    assert seen.headers["webhook-id"] == f"msg_{KEY.hex}"


def test_every_try_has_the_same_id_and_the_same_body(post):
    with peers.served(peers.answers(500)) as peer:
        for _time in range(2):
            with pytest.raises(TryAgain):
                post(peer)
    first, second = peer.seen
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body


def test_both_secrets_sign_while_one_replaces_the_other(post):
    old = CHANNEL.make_secrets()
    both = CHANNEL.rotate_secrets(old)
    assert CHANNEL.shown_secret(both) != CHANNEL.shown_secret(old)
    with peers.served(peers.answers(200)) as peer:
        post(peer, both)
    for secrets in (old, both):
        Webhook(CHANNEL.shown_secret(secrets)).verify(peer.seen[0].body, peer.seen[0].headers)


@pytest.mark.parametrize(
    "secrets", [{}, {"signing": []}, {"signing": [{"secret": "x", "until": None}]}, {"signing": [{}]}]
)
def test_without_a_secret_nothing_is_sent_and_a_person_is_told(post, secrets):
    with peers.served(peers.answers(200)) as peer, pytest.raises(TryAgain, match="rotate its secret") as caught:
        post(peer, secrets)
    assert caught.value.needs_attention
    assert peer.connections == 0


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_every_2xx_is_a_delivery(post, status):
    with peers.served(peers.answers(status)) as peer:
        assert post(peer).status == status


ATTENTION = [300, 301, 302, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 410, 411, 413, 415, 421, 422, 451, 501]
QUIET = [408, 409, 423, 425, 429, 500, 502, 503, 504, 520, 599]


@pytest.mark.parametrize("status", [*ATTENTION, *QUIET, 600, 999])
def test_every_other_status_is_tried_again_and_says_when_a_person_is_needed(post, status):
    script = peers.answers(status, {"Location": "http://127.0.0.1:1/"}, b"secret words")
    with peers.served(script) as peer, pytest.raises(TryAgain) as caught:
        post(peer)
    outcome = caught.value
    assert (outcome.status, outcome.needs_attention) == (status, status not in QUIET)
    assert outcome.pause == (status == 410)
    assert f"HTTP {status}" in outcome.detail
    assert "secret words" not in outcome.detail
    assert peer.connections == 1


@pytest.mark.parametrize("status", [429, 503, 500])
def test_the_wait_that_a_receiver_asks_for_is_kept_in_seconds(post, status):
    with peers.served(peers.answers(status, {"Retry-After": "120"})) as peer, pytest.raises(TryAgain) as caught:
        post(peer)
    assert caught.value.after == timedelta(seconds=120)


def test_the_wait_that_a_receiver_asks_for_is_kept_as_a_date(post):
    later = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
    with peers.served(peers.answers(503, {"Retry-After": later})) as peer, pytest.raises(TryAgain) as caught:
        post(peer)
    assert timedelta(minutes=9) < caught.value.after <= timedelta(minutes=10)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("Mon, 01 Jan 2001 00:00:00 GMT", None),
        ("Mon, 99 Xyz 2001 99:00:00 GMT", None),
        ("0", timedelta(0)),
        (" 60 ", timedelta(minutes=1)),
        ("9" * 11, tables.LONGEST_WAIT),
        ("9" * 5000, tables.LONGEST_WAIT),
        ("Fri, 31 Dec 9999 23:59:59 GMT", tables.LONGEST_WAIT),
    ],
)
def test_retry_after_is_read_or_left(value, wait):
    assert tables.retry_after(value) == wait


def test_a_body_that_never_ends_does_not_undo_a_delivery(post):
    script = peers.drips(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n", b"x")
    with peers.served(script) as peer:
        start = time.monotonic()
        assert post(peer, seconds=0.5).status == 200
    assert time.monotonic() - start < 1.5


def test_a_url_that_is_not_allowed_any_more_is_a_matter_for_a_person():
    start = shipment({"url": "http://127.0.0.1:9/hook-with-a-token"}, secrets=CHANNEL.make_secrets())
    with pytest.raises(TryAgain, match="URL is not used") as caught:
        CHANNEL.deliver(start)
    assert caught.value.needs_attention
    assert "token" not in caught.value.detail


@pytest.mark.parametrize("url", ["", "x", "http://example.com/", "https://127.0.0.1/", "https://u:p@example.com/"])
def test_a_url_that_cannot_be_used_is_refused_in_the_form(url):
    assert "url" in WebhookForm({"url": url}).errors


def test_a_list_shows_the_host_and_not_the_path():
    config = {"url": "https://hooks.example:8443/token-in-the-path?key=1"}
    assert CHANNEL.describe(config) == "https://hooks.example:8443/…"
    assert not CHANNEL.problems(config)
    assert CHANNEL.problems({"url": "https://10.0.0.1/"})
    assert CHANNEL.describe({})


def test_the_body_sent_is_utf8_json_with_the_prospects_own_letters(post):
    with peers.served(peers.answers(200)) as peer:
        post(peer, lead=lead(name="דנה לוי", message="\x00\ud800"))
    assert json.loads(peer.seen[0].body.decode())["data"]["name"] == "דנה לוי"


@pytest.mark.parametrize("row", [*answers.ROWS, tables.ANYTHING_ELSE], ids=str)
def test_the_documentation_names_every_row_of_the_table(row):
    assert str(row.words) in DOCS.read_text()
