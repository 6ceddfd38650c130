"""The health of destinations: counted and measured from the tries, with a fixed number of queries."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contact import health
from contact.models import DeliveryAttempt
from tests.factories.contact import DeliveryAttemptFactory, DeliveryFactory, DestinationFactory, InquiryFactory

pytestmark = pytest.mark.django_db
WON, LOST = DeliveryAttempt.Outcome.DELIVERED, DeliveryAttempt.Outcome.TRY_AGAIN


def tries(destination, outcome, seconds, *, hours=0):
    """A try for each of these durations, so many hours ago, all of one delivery."""
    delivery = DeliveryFactory(destination=destination, delivered=True)
    for each in seconds:
        DeliveryAttemptFactory(
            delivery=delivery,
            outcome=outcome,
            duration=timedelta(seconds=each),
            started_at=timezone.now() - timedelta(hours=hours),
        )


def test_the_share_of_tries_that_delivered_is_of_finished_ones_in_a_day_and_in_a_week():
    desk = DestinationFactory()
    tries(desk, WON, [1, 1, 1])
    tries(desk, LOST, [1])
    tries(desk, DeliveryAttempt.Outcome.IN_FLIGHT, [1])
    tries(desk, LOST, [1, 1, 1, 1], hours=30)
    tries(desk, LOST, [1] * 5, hours=24 * 8)
    found = health.of_destinations()[desk.pk]
    assert (found.success_day, found.success_week) == (0.75, 0.375)
    assert (found.tries_day, found.tries_week) == (4, 8)


@pytest.mark.parametrize(
    ("seconds", "median", "p95"),
    [([7], 7, 7), ([1, 2], 1, 2), ([3, 1, 2], 2, 3), (range(1, 101), 50, 95), ([5, 5, 5, 5], 5, 5)],
    ids=["one", "two", "three", "hundred", "equal"],
)
def test_median_and_p95_are_by_nearest_rank(seconds, median, p95):
    desk, other = DestinationFactory(), DestinationFactory()
    tries(desk, WON, seconds)
    tries(other, WON, [900])
    found = health.of_destinations()[desk.pk]
    assert (found.median, found.p95) == (timedelta(seconds=median), timedelta(seconds=p95))


def test_backlog_oldest_due_and_last_error_are_those_of_this_destination():
    desk, other = DestinationFactory(), DestinationFactory()
    hour_ago = timezone.now() - timedelta(hours=1)
    DeliveryFactory(destination=desk, due_at=hour_ago)
    DeliveryFactory(destination=desk)
    DeliveryFactory(destination=desk, dead=True, due_at=hour_ago - timedelta(hours=1))
    delivery = DeliveryFactory(destination=desk, delivered=True)
    for words in ("The first.", "The last."):
        DeliveryAttemptFactory(delivery=delivery, detail=words)
    DeliveryAttemptFactory(delivery=delivery, outcome=WON, detail="Taken.")
    DeliveryAttemptFactory(delivery__destination=other, detail="Another's.")
    found = health.of_destinations()
    assert (found[desk.pk].backlog, found[desk.pk].dead) == (2, 1)
    assert found[desk.pk].oldest_due == hour_ago
    assert found[desk.pk].last_error == "The last."
    assert found[other.pk].last_error == "Another's."
    assert health.of_destinations(desk) == {desk.pk: found[desk.pk]}


def test_a_destination_that_was_never_tried_has_no_numbers_made_up():
    desk = DestinationFactory()
    assert health.of_destinations()[desk.pk] == health.Health()
    assert health.Health().success_day is None


def test_the_summary_is_of_today():
    InquiryFactory(received_at=timezone.now() - timedelta(days=1))
    DeliveryFactory(delivered=True)
    oldest = DeliveryFactory(due_at=timezone.now() - timedelta(days=2))
    DeliveryFactory(dead=True)
    DeliveryFactory(delivered=True, delivered_at=timezone.now() - timedelta(days=1))
    found = health.summary()
    assert (found.received, found.delivered, found.waiting, found.dead) == (4, 1, 1, 1)
    assert found.oldest_due == oldest.due_at


def test_the_number_of_queries_does_not_grow_with_rows(django_assert_num_queries):
    for _destination in range(2):
        desk = DestinationFactory()
        tries(desk, LOST, [1, 2, 3])
        DeliveryFactory(destination=desk)
    with django_assert_num_queries(5):
        few = health.of_destinations()
    for _destination in range(5):
        desk = DestinationFactory()
        tries(desk, LOST, range(20))
        DeliveryFactory.create_batch(5, destination=desk)
    with django_assert_num_queries(5):
        many = health.of_destinations()
    assert (len(few), len(many)) == (2, 7)
    with django_assert_num_queries(3):
        health.summary()
