"""The outbox: what is due, who may take it, and what a lease means."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now

from contact.models import Delivery, DeliveryAttempt, Destination
from tests.factories.contact import DeliveryFactory, DestinationFactory

pytestmark = pytest.mark.django_db
EVERY = timedelta(seconds=30)


def claim(holder: str = "a", slots: int = 4) -> Delivery | None:
    return Delivery.objects.claim(holder=holder, slots=slots, probe_every=EVERY)


def change(delivery: Delivery, **changes) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(**changes)


def test_a_new_row_is_due_at_once():
    delivery = DeliveryFactory()
    assert claim() == delivery


@pytest.mark.parametrize("state", [state for state in Delivery.State if state != Delivery.State.WAITING])
def test_only_waiting_rows_are_due(state):
    DeliveryFactory(state=state)
    assert claim() is None


def test_a_row_is_not_due_before_its_time():
    change(DeliveryFactory(), due_at=Now() + timedelta(seconds=60), delay=timedelta(seconds=60))
    assert claim() is None


def test_a_row_due_later_than_its_own_delay_is_due_now():
    """The clock jumped back an hour since it was scheduled."""
    change(DeliveryFactory(), due_at=Now() + timedelta(hours=1), delay=timedelta(seconds=5))
    assert claim() is not None


def test_a_claimed_row_is_nobody_elses():
    DeliveryFactory()
    assert claim("a") is not None
    assert claim("b") is None


def test_a_row_whose_lease_ran_out_can_be_taken_again():
    delivery = claim("a") if DeliveryFactory() else None
    change(delivery, leased_until=Now() - timedelta(seconds=1))
    assert claim("b") == delivery


def test_a_lease_of_a_clock_that_jumped_back_does_not_hold():
    delivery = claim("a") if DeliveryFactory() else None
    change(delivery, leased_until=Now() + timedelta(hours=1))
    assert claim("b") == delivery


def test_a_try_that_was_interrupted_says_so():
    delivery = claim("a") if DeliveryFactory() else None
    change(delivery, leased_until=Now() - timedelta(seconds=1))
    claim("b")
    outcomes = list(DeliveryAttempt.objects.values_list("outcome", flat=True))
    assert outcomes == [DeliveryAttempt.Outcome.INTERRUPTED, DeliveryAttempt.Outcome.IN_FLIGHT]


def test_who_lost_the_lease_settles_nothing():
    DeliveryFactory()
    first = claim("a")
    change(first, leased_until=Now() - timedelta(seconds=1))
    second = claim("b")
    assert not first.settle({"outcome": DeliveryAttempt.Outcome.GAVE_UP}, state=Delivery.State.DEAD)
    assert second.settle({"outcome": DeliveryAttempt.Outcome.DELIVERED}, state=Delivery.State.DELIVERED)
    second.refresh_from_db()
    assert (second.state, second.token, second.leased_until) == (Delivery.State.DELIVERED, None, None)
    assert DeliveryAttempt.objects.filter(outcome=DeliveryAttempt.Outcome.GAVE_UP).count() == 0


def test_the_oldest_due_row_goes_first():
    late, early = DeliveryFactory(), DeliveryFactory()
    change(early, due_at=Now() - timedelta(minutes=5))
    assert claim() == early
    assert claim() == late


def test_one_worker_has_one_row_of_a_destination_in_hand():
    destination = DestinationFactory()
    DeliveryFactory.create_batch(2, destination=destination)
    assert claim("a") is not None
    assert claim("a") is None
    assert claim("b") is not None


def test_the_last_slot_is_kept_for_a_destination_that_answers():
    failing = [DestinationFactory(failures_in_a_row=1) for _each in range(4)]
    for destination in failing:
        DeliveryFactory(destination=destination)
    taken = [claim("a", slots=4) for _each in range(4)]
    assert [row is not None for row in taken] == [True, True, True, False]
    healthy = DeliveryFactory()
    assert claim("a", slots=4) == healthy


@pytest.mark.parametrize(
    "changes",
    [{"is_enabled": False}, {"archived_at": Now()}, {"paused_at": Now()}, {"probe_at": Now() + EVERY}],
    ids=["disabled", "archived", "paused", "circuit-open"],
)
def test_rows_of_a_destination_that_may_not_be_sent_to_wait(changes):
    destination = DestinationFactory()
    Destination.objects.filter(pk=destination.pk).update(**changes)
    DeliveryFactory(destination=destination)
    assert claim() is None
    assert Delivery.objects.waiting().count() == 1


def test_a_probe_of_a_clock_that_jumped_back_is_due_now():
    """Set an hour ahead: without this the destination would get nothing for that hour."""
    destination = DeliveryFactory().destination
    Destination.objects.filter(pk=destination.pk).update(probe_at=Now() + timedelta(hours=1))
    assert claim("a") is not None
    DeliveryFactory(destination=destination)
    assert claim("b") is None


def test_an_open_circuit_lets_one_probe_through():
    destination = DestinationFactory()
    Destination.objects.filter(pk=destination.pk).update(probe_at=Now())
    DeliveryFactory.create_batch(3, destination=destination)
    assert claim("a") is not None
    assert claim("b") is None


def test_replay_starts_over_under_the_same_key():
    delivery = DeliveryFactory(dead=True)
    assert delivery.replay()
    again = Delivery.objects.get()
    assert (again.state, again.step, again.key) == (Delivery.State.WAITING, 0, delivery.key)
    assert not again.replay()


def test_a_waiting_row_is_taken_with_a_handful_of_queries(django_assert_max_num_queries):
    DeliveryFactory()
    with django_assert_max_num_queries(9):
        claim()
