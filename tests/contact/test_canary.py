"""The canary goes the whole way over HTTP to its own destination, and the stage at which it stops is named."""

from datetime import timedelta

import httpx2
import pytest
from django.core import mail
from django.db.models.functions import Now
from django.urls import reverse

from cagp_site.settings.env import RateLimit
from contact import alerts, canary, dispatch
from contact.channels.canary import CanaryChannel
from contact.models import Canary, Delivery, Destination, Fingerprint, Heartbeat, Incident, Inquiry
from contact.models.destination import CANARY_KIND
from contact.sweeper import Sweeper
from tests.contact.posts import BROWSER, honest
from tests.factories.contact import DestinationFactory


@pytest.fixture
def site(transactional_db, live_server, settings):
    """A real server that canaries knock at, and a destination for staff that must never get one."""
    settings.CONTACT_CANARY_MINUTES = 15
    settings.CONTACT_CANARY_URL = live_server.url
    settings.ALLOWED_HOSTS = ["*"]
    DestinationFactory(name="Desk")
    return live_server


def drain():
    dispatch.drain(holder="test", slots=1)


def told(minutes=6):
    """What the watch says so many minutes later."""
    Canary.objects.update(started_at=Now() - timedelta(minutes=minutes))
    alerts.watch()
    alerts.send_due()
    return "".join(message.body for message in mail.outbox)


def post(site, name, body, headers=None):
    """The status of the answer to a post."""
    return httpx2.post(
        site.url + reverse(f"contact:{name}"), content=body, headers=headers, trust_env=False
    ).status_code


def test_the_channel_and_the_model_mean_the_same_kind():
    assert CanaryChannel.kind == CANARY_KIND


def test_it_is_stored_sent_and_received_and_nobody_else_gets_it(site):
    flight = canary.release()
    drain()
    flight.refresh_from_db()
    assert flight.received_at
    delivery = Delivery.outbox.get()
    assert (delivery.state, delivery.is_canary) == ("delivered", True)
    assert delivery.destination.kind == "canary"
    assert mail.outbox == []
    assert told() == ""


def test_every_canary_is_a_new_one(site):
    for _each in range(2):
        canary.release()
    drain()
    assert Canary.objects.exclude(received_at=None).count() == 2
    assert Destination.everything.filter(kind="canary").count() == 1


def test_a_web_server_that_is_down_is_named(site, settings):
    settings.CONTACT_CANARY_URL = "http://127.0.0.1:1"
    canary.release()
    assert "The canary failed: it was not stored. 127.0.0.1:1 refused the connection." in told()


def test_a_worker_that_does_not_work_is_named(site):
    canary.release()
    assert "The canary failed: it was stored, and no worker tried to send it" in told()


def test_a_destination_that_does_not_answer_is_named(site):
    canary.release()
    Destination.everything.filter(kind="canary").update(config={"url": "http://127.0.0.1:1/"})
    drain()
    words = told()
    assert "The canary failed: it was tried, and did not arrive. 127.0.0.1:1 refused the connection." in words
    assert words.count("canary") == 1


def test_a_receipt_that_was_not_written_is_named(site):
    canary.release()
    drain()
    Canary.objects.update(received_at=None)
    assert "The canary failed: it was sent, and no receipt was written" in told()


def test_it_is_told_once_and_is_over_when_the_next_one_arrives(site):
    canary.release()
    told()
    told()
    assert len(mail.outbox) == 1
    canary.release()
    drain()
    alerts.watch()
    assert not Incident.objects.open().exists()


def test_one_under_way_is_waited_for(site):
    canary.release()
    assert told(minutes=4) == ""


def test_none_that_was_started_is_told_too(site):
    assert told() == ""
    Heartbeat.objects.filter(name="canary").update(at=Now() - timedelta(minutes=21))
    assert "none was started in 20 minutes" in told()


def test_switched_off_it_is_neither_missed_nor_let_in(site, settings):
    marker = canary.marker(Canary.objects.create())
    settings.CONTACT_CANARY_MINUTES = 0
    assert told(minutes=60) == ""
    assert post(site, "canary", marker.encode()) == 404


def test_only_this_site_can_start_one(site):
    forged = f"{Canary.objects.create().uid}:1tZZZZ:{'x' * 43}"
    for body in (b"", b"\xff", forged.encode(), canary.SIGNER.sign("no canary").encode()):
        assert post(site, "canary", body) == 403
    assert not Inquiry.everything.exists()


def test_a_marker_is_good_for_one_and_not_for_long(site, monkeypatch):
    flight = Canary.objects.create()
    marker = canary.marker(flight).encode()
    assert [post(site, "canary", marker), post(site, "canary", marker)] == [204, 403]
    old = canary.marker(Canary.objects.create())
    monkeypatch.setattr(canary, "GOOD_FOR", timedelta(0))
    assert post(site, "canary", old.encode()) == 403


def test_only_its_own_destination_can_write_a_receipt(site):
    flight = canary.release()
    flight.refresh_from_db()
    body = f'{{"inquiry": "{flight.inquiry.uid}"}}'
    for each in (body, "[]", "{}", "no json"):
        assert post(site, "canary_receipt", each.encode()) == 403
    signed = CanaryChannel().make_secrets()
    other = {"webhook-id": "canary_1", "webhook-timestamp": "1", "webhook-signature": signed["signing"][0]["secret"]}
    assert post(site, "canary_receipt", body.encode(), other) == 403
    flight.refresh_from_db()
    assert flight.received_at is None


def test_an_honest_post_cannot_make_itself_a_canary(site, client):
    client.post("/inquiry/en/", honest(is_canary="on"), **BROWSER)
    assert Inquiry.objects.count() == 1
    assert Delivery.objects.get().destination.name == "Desk"


def test_it_counts_against_no_limit(site, settings):
    settings.CONTACT_RATE_LIMIT = RateLimit(1, 3600)
    for _each in range(2):
        canary.release()
    assert list(Inquiry.everything.values_list("status", flat=True)) == ["new", "new"]


@pytest.mark.parametrize("change", [{"sealed_secrets": "unreadable"}, {"paused_at": Now()}], ids=["secrets", "pause"])
def test_what_would_stop_every_canary_for_good_is_mended(site, change):
    """Nobody sees its destination, so nobody could mend it."""
    canary.release()
    Destination.everything.filter(kind="canary").update(**change)
    canary.release()
    drain()
    assert Canary.objects.first().received_at


def test_old_ones_are_forgotten_with_all_they_left(site):
    canary.release()
    drain()
    Inquiry.everything.update(received_at=Now() - timedelta(hours=25))
    Canary.objects.update(started_at=Now() - timedelta(hours=25))
    Sweeper().sweep()
    for rows in (Inquiry.everything, Delivery.outbox, Canary.objects, Fingerprint.objects):
        assert not rows.exists()
