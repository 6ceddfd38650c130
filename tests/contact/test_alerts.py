"""Alerts: each thing that is wrong is told once, by reference and without personal data."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core import mail
from django.db.models.functions import Now

from contact import alerts
from contact.models import Destination, Heartbeat, Inquiry
from tests.factories.contact import DeliveryFactory, DestinationFactory, InquiryFactory

pytestmark = pytest.mark.django_db


def test_nothing_wrong_is_no_mail():
    DeliveryFactory()
    alerts.watch()
    assert alerts.send_due() == 0
    assert mail.outbox == []


def test_a_dead_delivery_is_told_once_with_its_reason():
    delivery = DeliveryFactory(dead=True, detail="Refused for good.")
    assert alerts.send_due() == 1
    assert alerts.send_due() == 0
    [message] = mail.outbox
    assert delivery.inquiry.reference in message.body
    assert "Refused for good." in message.body
    assert message.to == ["alerts@crossedarrows.example"]


def test_no_alert_holds_what_a_prospect_typed():
    delivery = DeliveryFactory(dead=True)
    alerts.send_due()
    text = mail.outbox[0].body + mail.outbox[0].subject
    for name in ("name", "email", "organization", "message"):
        assert getattr(delivery.inquiry, name) not in text


def test_a_replayed_row_that_dies_again_is_told_again():
    delivery = DeliveryFactory(dead=True)
    alerts.send_due()
    delivery.replay()
    type(delivery).objects.update(state="dead")
    assert alerts.send_due() == 1


def test_a_destination_in_trouble_is_told_once_until_it_worked_again():
    destination = DestinationFactory()
    DeliveryFactory(destination=destination)
    destination.record_trouble("The credential was refused.", pause=False)
    assert [alerts.send_due(), alerts.send_due()] == [1, 0]
    destination.record_success()
    destination.record_trouble("The credential was refused.", pause=False)
    assert alerts.send_due() == 1


@pytest.mark.parametrize(("minutes", "lines"), [(14, 0), (16, 1)])
def test_an_inquiry_that_is_not_everywhere_in_time_is_told(minutes, lines):
    DeliveryFactory()
    Inquiry.objects.update(received_at=Now() - timedelta(minutes=minutes))
    assert alerts.send_due() == lines


def test_an_inquiry_waiting_for_a_paused_destination_is_told():
    DeliveryFactory()
    Destination.objects.update(paused_at=Now())
    Inquiry.objects.update(received_at=Now() - timedelta(minutes=16))
    assert alerts.send_due() == 1


def test_an_inquiry_that_no_staff_destination_takes_is_told():
    DeliveryFactory(destination=DestinationFactory(acknowledgement=True))
    assert alerts.send_due() == 1
    assert "no destination where staff would see it" in mail.outbox[0].body


def test_a_mail_server_that_is_down_is_asked_again_after_a_minute():
    InquiryFactory()
    with patch("django.core.mail.backends.locmem.EmailBackend.send_messages", side_effect=ConnectionRefusedError):
        assert alerts.send_due() == 0
    assert alerts.send_due() == 0
    Heartbeat.objects.update(at=Now() - timedelta(seconds=61))
    assert alerts.send_due() == 1


def test_many_things_are_one_mail():
    DeliveryFactory.create_batch(3, dead=True)
    assert alerts.send_due() == 3
    assert len(mail.outbox) == 1
