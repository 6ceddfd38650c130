"""The paths by which incidents are told: mail and a signed webhook, each once, neither in the other's way."""

import json
from unittest.mock import patch

import pytest
from django.core import mail
from django.db.models.functions import Now
from standardwebhooks import Webhook

from contact import alerts
from contact.alerts import telling
from contact.channels import signing
from contact.checks import check_alert_webhook
from contact.models import Heartbeat, Incident
from tests.contact.receiver import listening
from tests.factories.contact import DeliveryFactory

pytestmark = pytest.mark.django_db
REFUSE = patch("django.core.mail.backends.locmem.EmailBackend.send_messages", side_effect=ConnectionRefusedError)


@pytest.fixture
def receiver(settings):
    """A real receiver that alerts go to as well."""
    with listening() as found:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [found.host]
        settings.CONTACT_ALERT_WEBHOOK_URL = found.url
        settings.CONTACT_ALERT_WEBHOOK_SECRET = signing.new_secret()
        yield found


def a_minute_later():
    """What a path that failed waits for."""
    Heartbeat.objects.filter(name__startswith="alerts by").delete()


def test_an_incident_is_told_by_both_paths_once(receiver, settings):
    delivery = DeliveryFactory(dead=True)
    assert [alerts.send_due(), alerts.send_due()] == [1, 0]
    assert len(mail.outbox) == len(receiver.bodies) == 1
    Webhook(settings.CONTACT_ALERT_WEBHOOK_SECRET).verify(receiver.bodies[0], receiver.headers[0])
    event = json.loads(receiver.bodies[0])
    assert event["type"] == "alert.opened"
    assert event["data"]["kind"] == "dead"
    assert delivery.inquiry.reference in event["data"]["text"]
    for name in ("name", "email", "organization", "message"):
        assert getattr(delivery.inquiry, name) not in receiver.bodies[0].decode()


def test_a_mail_server_that_is_down_holds_no_webhook_up(receiver):
    DeliveryFactory(dead=True)
    with REFUSE:
        assert alerts.send_due() == 1
    assert len(receiver.bodies) == 1
    a_minute_later()
    alerts.send_due()
    assert len(mail.outbox) == 1
    assert len(receiver.bodies) == 1


def test_a_webhook_that_is_down_holds_no_mail_up_and_keeps_its_id(receiver):
    DeliveryFactory(dead=True)
    receiver.status = 503
    assert alerts.send_due() == 1
    assert len(mail.outbox) == 1
    receiver.status = 200
    assert alerts.send_due() == 0
    a_minute_later()
    assert alerts.send_due() == 1
    assert len({headers["webhook-id"] for headers in receiver.headers}) == 1
    assert len(mail.outbox) == 1


def test_a_webhook_without_a_secret_that_signs_sends_nothing_and_is_warned_of(receiver, settings):
    settings.CONTACT_ALERT_WEBHOOK_SECRET = "no secret"
    DeliveryFactory(dead=True)
    assert alerts.send_due() == 1
    assert receiver.bodies == []
    assert [warning.id for warning in check_alert_webhook(None)] == ["contact.W005"]


def test_a_usable_webhook_is_not_warned_of(receiver):
    assert check_alert_webhook(None) == []


def test_a_path_that_is_switched_on_tells_of_what_comes_and_not_of_the_past(receiver, settings):
    settings.CONTACT_ALERT_EMAILS = []
    DeliveryFactory(dead=True)
    alerts.send_due()
    settings.CONTACT_ALERT_EMAILS = ["alerts@crossedarrows.example"]
    DeliveryFactory(dead=True)
    alerts.send_due()
    assert mail.outbox[0].subject == "1 alert about inquiries"


def test_two_tellers_at_once_tell_it_once(receiver):
    """The other one is in the middle of it."""
    DeliveryFactory(dead=True)
    with Heartbeat.turn("alerts by mail", telling.TURN) as is_mine:
        assert is_mine
        assert alerts.send_due() == 1
        assert mail.outbox == []
    alerts.send_due()
    assert len(mail.outbox) == 1


def test_an_incident_that_is_over_before_it_could_be_told_is_told_all_the_same():
    DeliveryFactory(dead=True)
    with REFUSE:
        alerts.send_due()
    Incident.objects.update(closed_at=Now())
    a_minute_later()
    assert alerts.send_due() == 1
