"""What happens after a try: delivered, again later, or given up with a reason."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.db.models.functions import Now

from contact import dispatch
from contact.channels.base import Delivered, GiveUp, TryAgain
from contact.models import Delivery, DeliveryAttempt, Destination
from tests.factories.contact import DeliveryFactory

pytestmark = pytest.mark.django_db


def drain() -> bool:
    return dispatch.drain(holder="test", slots=1)


def make_due() -> None:
    Delivery.objects.update(due_at=Now(), delay=timedelta(0))


def test_a_delivery_ends_with_the_words_of_the_other_side(scripted, destination):
    delivery = DeliveryFactory(destination=destination)
    scripted.script = [lambda _shipment: Delivered(detail="Stored as 77.", status=201, memory={"id": "77"})]
    drain()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.detail, delivery.memory) == ("delivered", "Stored as 77.", {"id": "77"})
    attempt = delivery.attempts.get()
    assert (attempt.outcome, attempt.status) == (DeliveryAttempt.Outcome.DELIVERED, 201)
    assert attempt.duration is not None


def test_the_lead_is_all_that_was_typed(scripted, destination):
    delivery = DeliveryFactory(destination=destination)
    drain()
    lead = scripted.seen[0].lead
    for name in dispatch.COPIED:
        assert getattr(lead, name) == getattr(delivery.inquiry, name)
    assert lead.country_name == "United States of America"
    assert lead.admin_url.startswith("http")


def test_every_try_has_the_same_key(scripted, destination):
    DeliveryFactory(destination=destination)
    scripted.script = [TryAgain("busy"), TryAgain("busy")]
    for _each in range(3):
        make_due()
        drain()
    assert len({shipment.key for shipment in scripted.seen}) == 1
    assert len(scripted.seen) == 3


def test_only_the_first_try_is_told_that_nothing_was_sent_before(scripted, destination):
    """One that was cut off counts too: it may have made something, and remembers nothing."""
    DeliveryFactory(destination=destination)
    assert Delivery.objects.claim(holder="killed", slots=1, probe_every=timedelta(0))
    Delivery.objects.update(leased_until=Now() - timedelta(seconds=1))
    drain()
    other = DeliveryFactory(destination=destination)
    drain()
    assert [(shipment.key == other.key, shipment.is_first) for shipment in scripted.seen] == [
        (False, False),
        (True, True),
    ]


def test_what_a_try_remembers_the_next_one_knows(scripted, destination):
    DeliveryFactory(destination=destination)
    scripted.script = [TryAgain("half done", memory={"contact": "5"})]
    drain()
    make_due()
    drain()
    assert scripted.seen[1].memory == {"contact": "5"}


def test_the_schedule_is_walked_to_its_end_and_then_the_row_is_dead(scripted, destination):
    delivery = DeliveryFactory(destination=destination)
    delays = []
    for _try in range(len(dispatch.DELAYS) + 1):
        scripted.script = [TryAgain("busy")]
        make_due()
        Destination.objects.update(failures_in_a_row=0, probe_at=None)
        drain()
        delivery.refresh_from_db()
        delays.append(delivery.delay)
    for delay, planned in zip(delays, dispatch.DELAYS, strict=False):
        assert planned * 0.9 <= delay <= planned * 1.1
    assert sum(dispatch.DELAYS, timedelta(0)) <= timedelta(hours=72)
    assert delivery.state == Delivery.State.DEAD
    assert delivery.detail == "busy"


def test_giving_up_is_dead_at_once_with_the_reason(scripted, destination):
    delivery = DeliveryFactory(destination=destination)
    scripted.script = [GiveUp("Refused for good.", status=422)]
    drain()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.detail) == ("dead", "Refused for good.")


def test_an_unknown_kind_is_that_rows_death_alone(scripted, destination):
    other = Destination.objects.create(kind="teleprinter", name="Old")
    lost, kept = DeliveryFactory(destination=other), DeliveryFactory(destination=destination)
    drain()
    lost.refresh_from_db()
    kept.refresh_from_db()
    assert lost.state == Delivery.State.DEAD
    assert "teleprinter" in lost.detail
    assert kept.state == Delivery.State.DELIVERED


def test_a_fault_of_ours_is_tried_again_and_names_no_personal_data(scripted, destination):
    delivery = DeliveryFactory(destination=destination)
    scripted.script = [ValueError(delivery.inquiry.email)]
    drain()
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.WAITING
    assert "ValueError" in delivery.detail
    assert delivery.inquiry.email not in delivery.detail


def test_secrets_that_no_key_opens_wait_for_a_person(scripted, destination):
    Destination.objects.update(sealed_secrets="not a token")
    delivery = DeliveryFactory(destination=destination)
    drain()
    delivery.refresh_from_db()
    destination.refresh_from_db()
    assert delivery.state == Delivery.State.WAITING
    assert destination.trouble


@pytest.mark.parametrize(("asked", "expected"), [(60, 60), (10_000_000, 86_400), (0, 4.5)])
def test_retry_after_is_honoured_and_capped(scripted, destination, asked, expected):
    delivery = DeliveryFactory(destination=destination)
    scripted.script = [TryAgain("slow down", after=timedelta(seconds=asked))]
    drain()
    delivery.refresh_from_db()
    assert expected <= delivery.delay.total_seconds() <= max(expected, 5.5)


def test_five_failures_in_a_row_open_the_circuit(scripted, destination):
    DeliveryFactory.create_batch(7, destination=destination)
    scripted.script = [TryAgain("down") for _each in range(7)]
    drain()
    destination.refresh_from_db()
    assert len(scripted.seen) == Destination.FAILURES_TO_OPEN
    assert destination.is_circuit_open


def test_a_failed_probe_costs_the_row_none_of_its_tries(scripted, destination):
    Destination.objects.update(probe_at=Now(), failures_in_a_row=5)
    delivery = DeliveryFactory(destination=destination, step=8)
    scripted.script = [TryAgain("down")]
    drain()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.step) == (Delivery.State.WAITING, 8)


def test_rows_take_turns_as_probes(scripted, destination):
    """One row that the other side chokes on must not keep the circuit open for the others."""
    DeliveryFactory.create_batch(2, destination=destination)
    Destination.objects.update(failures_in_a_row=5)
    scripted.script = [TryAgain("down"), TryAgain("down")]
    for _each in range(2):
        Destination.objects.update(probe_at=Now())
        drain()
    assert len({shipment.key for shipment in scripted.seen}) == 2


def test_a_success_closes_the_circuit(scripted, destination):
    Destination.objects.update(probe_at=Now(), failures_in_a_row=5, trouble="401")
    DeliveryFactory(destination=destination)
    drain()
    destination.refresh_from_db()
    assert (destination.failures_in_a_row, destination.probe_at, destination.trouble) == (0, None, "")


def test_trouble_is_noted_and_the_row_goes_on_trying(scripted, destination):
    delivery = DeliveryFactory(destination=destination)
    scripted.script = [TryAgain("The credential was refused.", status=401, needs_attention=True)]
    drain()
    delivery.refresh_from_db()
    destination.refresh_from_db()
    assert delivery.state == Delivery.State.WAITING
    assert (destination.trouble, destination.paused_at) == ("The credential was refused.", None)


def test_a_destination_that_is_gone_is_paused_and_its_rows_wait(scripted, destination):
    DeliveryFactory.create_batch(2, destination=destination)
    scripted.script = [TryAgain("Gone.", status=410, needs_attention=True, pause=True)]
    drain()
    assert len(scripted.seen) == 1
    assert Delivery.objects.waiting().count() == 2
    destination.refresh_from_db()
    assert destination.paused_at is not None
    destination.resume()
    make_due()
    drain()
    assert Delivery.objects.filter(state=Delivery.State.DELIVERED).count() == 2


def test_a_drain_ends_after_its_time_and_says_that_there_is_more(scripted, destination, monkeypatch):
    DeliveryFactory.create_batch(2, destination=destination)
    monkeypatch.setattr(dispatch, "DRAIN_FOR", timedelta(0))
    assert drain() is True
    assert scripted.seen == []


def test_the_scale_shortens_the_schedule(scripted, destination, settings):
    settings.CONTACT_RETRY_SCALE = 0.01
    delivery = DeliveryFactory(destination=destination)
    scripted.script = [TryAgain("busy")]
    drain()
    delivery.refresh_from_db()
    assert delivery.delay < timedelta(seconds=0.1)


def test_a_lease_that_was_lost_in_the_middle_settles_nothing(scripted, destination):
    """Another worker took the row while this one was sending: only the other one's word counts."""
    delivery = DeliveryFactory(destination=destination)

    def steal(_shipment):
        Delivery.objects.update(leased_until=F("leased_until") - timedelta(hours=1))
        assert Delivery.objects.claim(holder="thief", slots=1, probe_every=timedelta(seconds=30))

    scripted.script = [steal]
    drain()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.leased_by) == (Delivery.State.WAITING, "thief")


@pytest.mark.parametrize(
    ("ending", "state"),
    [(None, "delivered"), (TryAgain("busy"), "cancelled"), (GiveUp("Refused."), "cancelled")],
    ids=["arrived", "later", "refused"],
)
def test_a_row_that_is_cancelled_while_it_is_sent_stays_so_unless_it_arrived(scripted, destination, ending, state):
    delivery = DeliveryFactory(destination=destination)

    def cancel(_shipment):
        assert Delivery.objects.get().cancel()
        if ending:
            raise ending

    scripted.script = [cancel]
    drain()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.leased_by, delivery.leased_until) == (state, "", None)
    assert delivery.attempts.get().outcome != DeliveryAttempt.Outcome.IN_FLIGHT
    drain()
    assert len(scripted.seen) == 1
