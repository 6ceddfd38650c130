"""`manage.py deliveries` and `deliveries retry`."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.log_actions import registry

from contact.models import Delivery
from tests.factories.contact import DeliveryFactory

pytestmark = pytest.mark.django_db


def run(*words):
    """What the command prints."""
    out = StringIO()
    call_command("deliveries", *words, stdout=out)
    return out.getvalue()


def test_it_counts_by_state_and_destination_and_names_the_oldest_due():
    old = DeliveryFactory(destination__name="Desk", due_at=timezone.now() - timedelta(hours=3))
    DeliveryFactory(destination=old.destination, dead=True)
    DeliveryFactory(delivered=True, destination__name="CRM")
    lines = run().splitlines()
    assert lines[0] == "0 held, 1 waiting, 1 delivered, 1 dead, 0 cancelled"
    assert "  Desk: 0 held, 1 waiting, 0 delivered, 1 dead, 0 cancelled" in lines
    assert "  CRM: 0 held, 0 waiting, 1 delivered, 0 dead, 0 cancelled" in lines
    assert lines[-1] == f"Oldest due: {old.inquiry} for Desk (delivery {old.pk}), due for 3.0 h."


def test_it_says_that_nothing_waits():
    assert run().splitlines() == ["0 held, 0 waiting, 0 delivered, 0 dead, 0 cancelled", "Nothing waits."]


def test_all_that_were_given_up_are_sent_again_and_audited():
    deliveries = [DeliveryFactory(dead=True) for _each in range(2)]
    assert "2 deliveries are sent again." in run("retry")
    assert not Delivery.objects.dead().exists()
    for delivery in deliveries:
        assert registry.get_logs_for_instance(delivery.inquiry).get().action == "contact.replay"


def test_only_those_named_are_sent_again():
    meant, other = DeliveryFactory(dead=True), DeliveryFactory(dead=True)
    assert "1 delivery is sent again." in run("retry", str(meant.pk))
    assert list(Delivery.objects.dead()) == [other]


def test_what_cannot_be_sent_again_is_named_and_nothing_is_sent():
    dead, done = DeliveryFactory(dead=True), DeliveryFactory(delivered=True)
    archived = DeliveryFactory(dead=True, destination__archived_at=timezone.now())
    with pytest.raises(CommandError) as error:
        run("retry", str(dead.pk), str(done.pk), str(archived.pk), "999999")
    assert f"Delivery {done.pk} is delivered" in str(error.value)
    assert f"Delivery {archived.pk} goes to" in str(error.value)
    assert "There is no delivery 999999." in str(error.value)
    assert Delivery.objects.dead().count() == 2


def test_what_was_cancelled_is_sent_again_only_when_it_is_named():
    delivery = DeliveryFactory(cancelled=True)
    assert "0 deliveries are sent again." in run("retry")
    assert "1 delivery is sent again." in run("retry", str(delivery.pk))


def test_a_delivery_is_cancelled_by_its_number_and_audited():
    meant, other = DeliveryFactory(), DeliveryFactory()
    assert "1 delivery is cancelled." in run("cancel", str(meant.pk))
    assert list(Delivery.objects.waiting()) == [other]
    assert registry.get_logs_for_instance(meant.inquiry).get().action == "contact.cancel"


def test_all_of_an_inquiry_that_is_not_sent_yet_is_cancelled():
    waiting = DeliveryFactory()
    DeliveryFactory(inquiry=waiting.inquiry, held=True)
    done = DeliveryFactory(inquiry=waiting.inquiry, delivered=True)
    other = DeliveryFactory()
    assert "2 deliveries are cancelled." in run("cancel", "--inquiry", waiting.inquiry.reference)
    assert set(Delivery.objects.exclude(state="cancelled")) == {done, other}


@pytest.mark.parametrize("words", [[], ["1", "--inquiry", "CA-222-222"]], ids=["nothing", "both"])
def test_cancelling_needs_deliveries_or_an_inquiry(words):
    with pytest.raises(CommandError, match="Say which deliveries"):
        run("cancel", *words)


def test_what_cannot_be_cancelled_is_named_and_nothing_is_cancelled():
    waiting, dead = DeliveryFactory(), DeliveryFactory(dead=True)
    with pytest.raises(CommandError, match=f"Delivery {dead.pk} is dead"):
        run("cancel", str(waiting.pk), str(dead.pk))
    with pytest.raises(CommandError, match="There is no inquiry CA-222-222"):
        run("cancel", "--inquiry", "CA-222-222")
    assert Delivery.objects.waiting().get() == waiting
