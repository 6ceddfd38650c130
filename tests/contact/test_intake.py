"""Storing: one transaction, one inquiry for the same answers, and a wake-up that can take nothing away."""

import threading
from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.test import Client

from cagp_site.core.spam import Circumstances
from cagp_site.core.spam.time_trap import new_token
from contact import intake
from contact.intake import Submission, receive, release
from contact.models import Delivery, Destination, Fingerprint, Inquiry
from tests.factories.contact import DestinationFactory

from .posts import BROWSER, honest


def submission(**changes) -> Submission:
    answers = {name: honest().get(name, "") for name in intake.ANSWERS} | changes.pop("answers", {})
    return Submission(answers=answers, subject_key=None, consent_text="Yes.", language="en", **changes)


@pytest.mark.django_db
def test_every_enabled_destination_gets_a_delivery():
    enabled = DestinationFactory.create_batch(2)
    DestinationFactory(is_enabled=False)
    DestinationFactory(archived_at=datetime(2026, 1, 1, tzinfo=UTC))
    inquiry = receive(submission())
    assert {delivery.destination for delivery in inquiry.deliveries.all()} == set(enabled)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rule", "takes"),
    [
        ({}, True),
        ({"languages": ["en"]}, True),
        ({"languages": ["he"]}, False),
        ({"countries": ["IL", "US"]}, True),
        ({"countries": ["IL"]}, False),
        ({"subject_keys": ["9a4b8a3e-0000-4000-8000-000000000000"]}, False),
        ({"languages": ["en"], "countries": ["IL"]}, False),
    ],
)
def test_a_destination_takes_what_all_its_rules_let_in(rule, takes):
    DestinationFactory(**rule)
    assert receive(submission()).deliveries.exists() is takes


@pytest.mark.django_db
def test_a_quarantined_inquiry_is_held_until_released():
    DestinationFactory()
    inquiry = receive(submission(circumstances=Circumstances(honeypot="x")))
    assert inquiry.status == Inquiry.Status.QUARANTINED
    assert inquiry.spam_reasons
    assert not Delivery.objects.due().exists()
    assert release(inquiry) == 1
    assert Delivery.objects.due().count() == 1
    assert release(inquiry) == 0


@pytest.mark.django_db
def test_a_sales_letter_is_held_with_its_reasons_and_points():
    DestinationFactory()
    letter = (
        "We sell backlinks and guest posts with dofollow links. Interested? Reply YES for our price list, from $49."
    )
    inquiry = receive(submission(answers={"message": letter, "role": "SEO expert"}))
    assert inquiry.status == Inquiry.Status.QUARANTINED
    assert inquiry.spam_score == sum(reason["points"] for reason in inquiry.spam_reasons)
    assert any("paid links" in line and line.startswith("+") for line in inquiry.spam_signs)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("opened", "signs"), [(str, 0), (lambda: "forged", 1), (new_token, 1)], ids=["none", "forged", "fast"]
)
def test_the_time_trap_alone_never_holds_anything_back(opened, signs):
    inquiry = receive(submission(circumstances=Circumstances(opened=opened())))
    assert inquiry.status == Inquiry.Status.NEW
    assert sum("time stamp" in line or "three seconds" in line for line in inquiry.spam_signs) == signs


@pytest.mark.django_db
def test_a_release_leaves_its_time_once():
    inquiry = receive(submission(circumstances=Circumstances(honeypot="x")))
    assert inquiry.released_at is None
    release(inquiry)
    inquiry.refresh_from_db()
    first = inquiry.released_at
    release(inquiry)
    inquiry.refresh_from_db()
    assert first == inquiry.released_at is not None
    assert list(Inquiry.objects.ever_held()) == [inquiry]


@pytest.mark.django_db
def test_if_the_deliveries_cannot_be_written_there_is_no_inquiry():
    DestinationFactory()
    full = patch.object(Delivery.objects, "bulk_create", side_effect=OperationalError("disk full"))
    with full, pytest.raises(OperationalError):
        receive(submission())
    assert not Inquiry.objects.exists()
    assert not Fingerprint.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_wake_up_that_fails_takes_nothing_away():
    def fail() -> None:
        raise RuntimeError("broker")

    with patch("contact.intake.wake", fail):
        inquiry = receive(submission())
    assert Inquiry.objects.get() == inquiry


@pytest.mark.django_db
@pytest.mark.parametrize(("hours", "count"), [(0.1, 1), (11.9, 1), (24, 2), (30, 2)])
def test_the_same_words_are_a_new_inquiry_a_day_later(hours, count):
    epoch = Fingerprint.PERIOD.total_seconds() * 1000
    for start in (epoch, epoch + 3600 * 11.99):
        Inquiry.objects.all().delete()
        for now in (start, start + hours * 3600):
            with patch("cagp_site.core.models.fingerprint.time.time", return_value=now):
                receive(submission())
        assert Inquiry.objects.count() == count


@pytest.mark.django_db
def test_a_double_click_counts_once_against_the_limit():
    with patch("cagp_site.core.spam.circumstances.is_over", return_value=False) as counted:
        receive(submission())
        receive(submission())
    assert counted.call_count == 2  # once for the address, once for the e-mail


@pytest.mark.django_db
def test_a_reference_that_is_taken_is_drawn_again():
    taken = receive(submission()).reference
    with patch.object(Inquiry._meta.get_field("reference"), "default", side_effect=[taken, "CA-222-222"]):
        Inquiry._meta.get_field("reference").__dict__.pop("_get_default", None)
        inquiry = receive(submission(answers={"message": "Another"}))
    Inquiry._meta.get_field("reference").__dict__.pop("_get_default", None)
    assert inquiry.reference == "CA-222-222"
    assert Destination.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_twenty_parallel_posts_of_one_form_are_one_inquiry(site):
    DestinationFactory()
    start, answers = threading.Barrier(20), []

    def post() -> None:
        start.wait()
        try:
            answers.append(Client(**BROWSER).post("/inquiry/en/", honest()))
        finally:
            connection.close()

    threads = [threading.Thread(target=post) for _each in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [302] * 20
    assert len({answer["Location"] for answer in answers}) == 1
    assert Inquiry.objects.count() == 1
    assert Delivery.objects.count() == 1
