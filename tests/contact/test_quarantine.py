"""Quarantine: a person looks at it within a business day, or is told; and a digest of it comes once a day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db.models.functions import Now
from django.utils import timezone

from contact import alerts, business_time
from contact.models import Heartbeat, Incident, Inquiry
from tests.factories.contact import DeliveryFactory

pytestmark = pytest.mark.django_db
JERUSALEM = {"TIME_ZONE": "Asia/Jerusalem", "CONTACT_WEEKEND": frozenset({4, 5})}
USUAL = {"TIME_ZONE": "UTC", "CONTACT_WEEKEND": frozenset({5, 6})}


def told():
    """What one round of the watch tells, as the mail says it."""
    before = len(mail.outbox)
    alerts.watch()
    alerts.send_due()
    return "".join(message.body for message in mail.outbox[before:])


@pytest.fixture
def suspect(db):
    """One that came four days ago: every such span holds a business day. Today's digest was sent."""
    Heartbeat.beat("quarantine digest")
    four_days_ago = timezone.now() - timedelta(days=4)
    return DeliveryFactory(inquiry__status="quarantined", inquiry__received_at=four_days_ago, held=True).inquiry


@pytest.mark.parametrize(
    ("week", "moment", "expected"),
    [
        (USUAL, "2026-11-25 10:00", "2026-11-24 10:00"),  # Wednesday
        (USUAL, "2026-11-23 10:00", "2026-11-20 10:00"),  # Monday
        (USUAL, "2026-11-22 15:00", "2026-11-20 00:00"),  # Sunday
        (USUAL, "2026-11-24 00:00", "2026-11-23 00:00"),  # Tuesday, the first minute
        (USUAL, "2026-11-21 00:00", "2026-11-20 00:00"),  # Saturday, the first minute
        (JERUSALEM, "2026-11-22 10:00", "2026-11-19 10:00"),  # Sunday, a day of work there
        ({**USUAL, "CONTACT_WEEKEND": frozenset()}, "2026-11-22 15:00", "2026-11-21 15:00"),
    ],
    ids=["midweek", "monday", "sunday", "midnight", "weekend begins", "jerusalem", "no weekend"],
)
def test_a_business_day_has_24_hours_and_no_weekend_in_it(settings, week, moment, expected):
    for name, value in week.items():
        setattr(settings, name, value)
    zone = ZoneInfo(week["TIME_ZONE"])
    start, end = (datetime.fromisoformat(text).replace(tzinfo=zone) for text in (expected, moment))
    assert business_time.day_before(end) == start


def test_what_nobody_looked_at_for_a_business_day_is_told_once(suspect):
    assert "1 inquiry is in quarantine for a business day" in told()
    assert told() == ""


def test_a_fresh_suspect_is_not_told_yet(suspect):
    Inquiry.objects.update(received_at=Now() - timedelta(hours=20))
    assert told() == ""


@pytest.mark.parametrize(
    "path", ["/admin/inquiries/?status=quarantined", "/admin/inquiries/inspect/{}/"], ids=["list", "page"]
)
def test_opening_the_quarantine_or_the_inquiry_is_looking(suspect, admin_client, path):
    told()
    assert Incident.objects.open().get().kind == "quarantine"
    admin_client.get(path.format(suspect.pk))
    told()
    assert not Incident.objects.open().exists()


def test_seeing_it_among_all_others_is_not_looking(suspect, admin_client):
    admin_client.get("/admin/inquiries/")
    assert Inquiry.objects.unseen().get() == suspect


def test_a_digest_is_mailed_once_a_day_and_without_personal_data(suspect):
    Inquiry.objects.update(seen_at=Now())
    assert told() == ""
    Heartbeat.objects.filter(name__startswith="quarantine digest").update(at=Now() - timedelta(hours=25))
    words = told()
    assert mail.outbox[0].subject == "1 inquiry in quarantine"
    assert suspect.reference in words
    assert "/admin/inquiries/?status=quarantined" in words
    for name in ("name", "email", "organization", "message"):
        assert getattr(suspect, name) not in words
    assert told() == ""


def test_an_empty_quarantine_is_no_mail(suspect):
    Heartbeat.objects.all().delete()
    Inquiry.objects.update(status="new", received_at=Now())
    assert told() == ""
