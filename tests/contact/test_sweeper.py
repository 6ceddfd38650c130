"""The sweeper: it wakes workers, works itself when none does, and survives what it is there for."""

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.db.models.functions import Now

from contact import sweeper as module
from contact.models import Delivery, Fingerprint
from contact.sweeper import Sweeper
from tests.factories.contact import DeliveryFactory, InquiryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(monkeypatch) -> list[str]:
    """The wake-ups that reached the broker."""
    found: list[str] = []
    monkeypatch.setattr(module.tasks, "publish", lambda: found.append("wake"))
    return found


def test_nothing_due_publishes_nothing(published):
    Sweeper().sweep()
    assert published == []


def test_many_due_rows_are_one_wake_up(published, destination):
    DeliveryFactory.create_batch(5, destination=destination)
    Sweeper().sweep()
    assert published == ["wake"]


def test_a_broker_that_refuses_makes_it_send_itself(monkeypatch, scripted, destination):
    def refuse():
        raise ConnectionRefusedError

    monkeypatch.setattr(module.tasks, "publish", refuse)
    DeliveryFactory.create_batch(3, destination=destination)
    Sweeper().sweep()
    assert Delivery.objects.filter(state=Delivery.State.DELIVERED).count() == 3


def test_workers_that_take_nothing_make_it_send_itself(published, scripted, destination):
    """The broker takes every wake-up, and nobody works."""
    delivery = DeliveryFactory(destination=destination)
    Delivery.objects.update(due_at=Now() - module.LATE_AFTER - timedelta(seconds=1))
    Sweeper().sweep()
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.DELIVERED


@pytest.mark.parametrize("fault", [OperationalError, KeyError], ids=["database", "ours"])
def test_whatever_fails_in_one_sweep_the_next_one_comes(monkeypatch, settings, fault):
    settings.CONTACT_SWEEP_SECONDS = 0.01
    stop, rounds = threading.Event(), []

    def sweep(self):
        rounds.append(1)
        if len(rounds) > 2:
            stop.set()
        raise fault

    monkeypatch.setattr(Sweeper, "sweep", sweep)
    monkeypatch.setattr(module, "close_old_connections", lambda: None)
    monkeypatch.setattr(module.connection, "close", lambda: None)
    Sweeper().run(stop)
    assert len(rounds) == 3


def test_fingerprints_are_kept_while_they_matter_and_no_longer():
    inquiry = InquiryFactory()
    for digest, hours in (("new", 1), ("old", 40)):
        Fingerprint.objects.create(digest=digest, inquiry=inquiry, created_at=Now() - timedelta(hours=hours))
    Sweeper().sweep()
    assert list(Fingerprint.objects.values_list("digest", flat=True)) == ["new"]
