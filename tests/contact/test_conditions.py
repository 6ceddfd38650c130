"""What is wrong with the site as a whole: told once while it lasts, and again only after it was over."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db.models.functions import Now
from django.utils import timezone

from contact import alerts
from contact.models import Delivery, Destination, Heartbeat, Incident
from tests.factories.contact import DeliveryFactory, DestinationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(db):
    """A destination for staff: without one, that is an incident too."""
    return DestinationFactory(name="Desk")


def told():
    """What one round of the watch tells, as the mail says it."""
    before = len(mail.outbox)
    alerts.watch()
    alerts.send_due()
    return "".join(message.body for message in mail.outbox[before:])


def kinds():
    """What is open."""
    return set(Incident.objects.open().values_list("kind", flat=True))


def test_all_well_opens_nothing(desk):
    assert told() == ""
    assert kinds() == set()


def test_no_destination_for_staff_is_told_once_and_again_after_it_was_mended(db):
    DestinationFactory(acknowledgement=True)
    assert "No enabled destination reaches staff" in told()
    assert told() == ""
    desk = DestinationFactory()
    assert told() == ""
    assert kinds() == set()
    Destination.objects.filter(pk=desk.pk).update(is_enabled=False)
    assert "No enabled destination reaches staff" in told()
    assert Incident.objects.count() == 2


@pytest.mark.parametrize(("minutes", "found"), [(4, False), (6, True)])
def test_the_oldest_due_over_five_minutes_is_told(desk, minutes, found):
    delivery = DeliveryFactory(destination=desk, due_at=timezone.now() - timedelta(minutes=minutes))
    assert (delivery.inquiry.reference in told()) is found
    assert ("late" in kinds()) is found
    Delivery.objects.update(state="delivered")
    told()
    assert kinds() == set()


def test_what_is_due_behind_an_open_circuit_is_told_and_does_not_flicker(desk):
    DeliveryFactory(destination=desk, due_at=timezone.now() - timedelta(minutes=6))
    for probe in (Now() + timedelta(seconds=20), Now() - timedelta(seconds=1)):
        Destination.objects.update(probe_at=probe, failures_in_a_row=5)
        told()
        assert Incident.objects.get().kind == "late"


@pytest.mark.parametrize("change", [{"is_enabled": False}, {"archived_at": Now()}], ids=["disabled", "archived"])
def test_what_a_person_switched_off_is_not_due(desk, change):
    switched_off = DestinationFactory()
    DeliveryFactory(destination=switched_off, due_at=timezone.now() - timedelta(minutes=6))
    Destination.objects.filter(pk=switched_off.pk).update(**change)
    assert told() == ""


def test_a_destination_paused_by_hand_is_told_until_it_is_resumed(desk):
    desk.pause()
    assert "“Desk” is paused" in told()
    assert told() == ""
    desk.resume()
    assert told() == ""
    desk.pause()
    assert "“Desk” is paused" in told()


def test_a_destination_that_paused_itself_is_told_once_with_its_reason(desk):
    desk.record_trouble("The receiver is gone (HTTP 410).", pause=True)
    words = told()
    assert words.count("Desk") == 1
    assert "The receiver is gone (HTTP 410)." in words
    assert kinds() == {"paused"}


def test_the_sweepers_silence_is_told_by_a_worker_and_ends_when_it_sweeps(desk):
    told()
    alerts.watch_sweeper()
    assert mail.outbox == []
    Heartbeat.objects.filter(name="sweeper").update(at=Now() - timedelta(minutes=4))
    for _each in range(2):
        alerts.watch_sweeper()
    [message] = mail.outbox
    assert "The sweeper is silent for more than 3 minutes" in message.body
    told()
    alerts.watch_sweeper()
    assert kinds() == set()


def test_a_sweeper_that_never_swept_is_silent_after_three_minutes_too(desk):
    alerts.watch_sweeper()
    assert kinds() == set()
    Heartbeat.objects.filter(name="sweeper").update(at=Now() - timedelta(minutes=4))
    alerts.watch_sweeper()
    assert kinds() == {"sweeper"}


def test_scheduled_tasks_that_do_not_run_are_told_by_the_sweeper(desk):
    assert told() == ""
    Heartbeat.objects.filter(name="chores").update(at=Now() - timedelta(minutes=11))
    assert "Scheduled tasks have not run for more than 10 minutes" in told()
    alerts.watch_sweeper()
    told()
    assert kinds() == set()


def test_after_the_whole_site_was_off_nobody_is_late(desk):
    told()
    alerts.watch_sweeper()
    Heartbeat.objects.update(at=Now() - timedelta(hours=9))
    assert told() == ""
    alerts.watch_sweeper()
    assert kinds() == set()


def test_the_incident_of_a_row_ends_when_the_row_is_well_again(desk):
    delivery = DeliveryFactory(destination=desk, dead=True)
    told()
    assert kinds() == {"dead"}
    delivery.replay()
    told()
    assert kinds() == set()
