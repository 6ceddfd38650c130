"""Finding inquiries, reading one, and what the desk does with it."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from wagtail.log_actions import registry

from contact.models import Delivery, Inquiry
from tests.factories.contact import (
    DeliveryAttemptFactory,
    DeliveryFactory,
    DestinationFactory,
    InquiryFactory,
)


@pytest.fixture
def client(as_):
    """Somebody of sales."""
    return as_("sales")


def shown(client, **query):
    """The references on the list, in their order."""
    response = client.get(reverse("inquiries:index"), query)
    assert response.status_code == 200
    return [inquiry.reference for inquiry in response.context["object_list"]]


def actions(inquiry):
    """What the audit log says was done with it, oldest first."""
    return list(registry.get_logs_for_instance(inquiry).order_by("pk").values_list("action", flat=True))


def test_the_newest_inquiry_comes_first(client):
    now = timezone.now()
    middle, old, new = (InquiryFactory(received_at=now - timedelta(days=days)).reference for days in (2, 3, 1))
    assert shown(client) == [new, middle, old]


@pytest.mark.parametrize(
    "words",
    ["CA-7K4-M9Q", "ca-7k4-m9q", "7K4-M9Q", "7k4m9q", "CA7K4M9Q", "7k4 m9q", "M9Q", "Zoë", "acme", "dana@acme",
     "radar horizon", "horizon Zoë"],
)  # fmt: skip
def test_an_inquiry_is_found_by_reference_name_address_organization_or_message(client, words):
    meant = InquiryFactory(
        reference="CA-7K4-M9Q", name="Zoë Dana", email="dana@acme.example", organization="Acme Radar",
        message="Over the horizon",
    )  # fmt: skip
    InquiryFactory(reference="CA-222-333")
    assert shown(client, q=words) == [meant.reference]


@pytest.mark.parametrize("words", ['"', "%", "' OR 1=1", "\x00", "שלום", "---", "(", "x" * 5000], ids=repr)
def test_no_search_words_break_the_list(client, words):
    InquiryFactory()
    shown(client, q=words)


@pytest.mark.parametrize(
    "query",
    [{"p": "abc"}, {"p": "-1"}, {"status": "no"}, {"delivery": "no"}, {"country": "??"}, {"subject": "no"},
     {"received_at_from": "yesterday"}, {"ordering": "email"}],
    ids=str,
)  # fmt: skip
def test_no_address_breaks_the_list(client, query):
    InquiryFactory()
    shown(client, **query)


def test_filters_live_in_the_address(client):
    key = uuid.uuid4()
    meant = InquiryFactory(
        status="quarantined", language="he", country="IL", subject="Gone service", subject_key=key,
        received_at=datetime(2026, 3, 5, 12, tzinfo=UTC),
    )  # fmt: skip
    other = InquiryFactory(received_at=datetime(2026, 4, 5, 12, tzinfo=UTC))
    for name, value in {
        "status": "quarantined", "language": "he", "country": "IL", "subject": str(key),
        "received_at_to": "2026-03-31",
    }.items():  # fmt: skip
        assert shown(client, **{name: value}) == [meant.reference], name
    assert shown(client, subject="else") == [other.reference]
    assert shown(client, received_at_from="2026-04-01") == [other.reference]


def test_the_delivery_filter_knows_states_the_overdue_and_what_goes_to_nobody(client, settings):
    now = timezone.now()
    staff, thanks = DestinationFactory(), DestinationFactory(acknowledgement=True)
    fresh, overdue, dead, done = (InquiryFactory(received_at=now - timedelta(minutes=age)) for age in (1, 60, 30, 30))
    DeliveryFactory(inquiry=fresh, destination=staff)
    DeliveryFactory(inquiry=overdue, destination=staff)
    DeliveryFactory(inquiry=dead, destination=staff, dead=True)
    DeliveryFactory(inquiry=done, destination=thanks, delivered=True)
    assert set(shown(client, delivery="waiting")) == {fresh.reference, overdue.reference}
    assert shown(client, delivery="dead") == [dead.reference]
    assert shown(client, delivery="overdue") == [overdue.reference]
    assert shown(client, delivery="unstaffed") == [done.reference]


def test_a_list_of_many_takes_a_steady_number_of_queries(client, django_assert_max_num_queries):
    for _each in range(30):
        DeliveryFactory()
    client.get(reverse("inquiries:index"))
    with django_assert_max_num_queries(30):
        shown(client)


def test_the_state_of_deliveries_is_said_in_words(client):
    inquiry = InquiryFactory()
    for trait in ("delivered", "delivered", "dead"):
        DeliveryFactory(inquiry=inquiry, **{trait: True})
    page = client.get(reverse("inquiries:index")).content.decode()
    assert "Delivered 2/3" in page
    assert "Given up 1/3" in page


def test_the_page_of_an_inquiry_says_everything_that_is_known(client, site):
    inquiry = InquiryFactory(
        phone="+972 2 555 0100", consent_text="Exactly these words.", source_page=site.service.page_ptr,
        source_title="Industry partnering", source_url="http://localhost/x/", attribution={"utm_source": "letter"},
        spam_reasons=["The hidden field was filled in."], spam_score=100,
    )  # fmt: skip
    attempt = DeliveryAttemptFactory(delivery__inquiry=inquiry, detail="The receiver answered 503.", status=503)
    page = client.get(reverse("inquiries:inspect", args=[inquiry.pk])).content.decode()
    for words in (
        inquiry.reference, inquiry.name, inquiry.email, "+972 2 555 0100", inquiry.organization, inquiry.role,
        "United States", "English", inquiry.subject, inquiry.message, "Exactly these words.", "Industry partnering",
        "utm_source", "letter", "The hidden field was filled in.", str(attempt.delivery.destination), "1.25 s",
        "503", "The receiver answered 503.", "To be tried again", "Next try", site.service.full_url,
    ):  # fmt: skip
        assert words in page, words


def test_answers_to_added_questions_are_shown_as_they_were_asked(client):
    evil = "<script>alert(1)</script>"
    answers = [{"key": "ask_1", "label": f"Budget? {evil}", "kind": "multiline", "value": f"50,000\n{evil}"}]
    inquiry = InquiryFactory(answers=answers)
    page = client.get(reverse("inquiries:inspect", args=[inquiry.pk])).content.decode()
    assert evil not in page
    assert f"Budget? {escape(evil)}" in page
    assert f"50,000<br>{escape(evil)}" in page


def test_an_inquiry_outlives_the_page_it_came_from(client, site):
    inquiry = InquiryFactory(source_page=site.service.page_ptr, source_title="Industry partnering")
    site.service.delete()
    page = client.get(reverse("inquiries:inspect", args=[inquiry.pk])).content.decode()
    assert "no longer a live page" in page


def test_what_a_person_typed_is_shown_and_never_run(client):
    evil = "<script>alert(1)</script>"
    inquiry = InquiryFactory(
        name=evil, organization=evil, role=evil, message=evil, subject=evil, phone=evil, consent_text=evil,
        source_title=evil, source_url="javascript:alert(1)", attribution={evil: evil}, email="a@b.example",
    )  # fmt: skip
    DeliveryAttemptFactory(delivery__inquiry=inquiry, detail=evil)
    for url in (
        reverse("inquiries:inspect", args=[inquiry.pk]), reverse("inquiries:index"), reverse("deliveries:index")
    ):  # fmt: skip
        page = client.get(url).content.decode()
        assert evil not in page
        assert 'href="javascript:' not in page


def test_a_suspect_is_released_and_its_deliveries_start(client):
    inquiry = InquiryFactory(status=Inquiry.Status.QUARANTINED)
    delivery = DeliveryFactory(inquiry=inquiry, held=True)
    response = client.post(reverse("inquiries:release", args=[inquiry.pk]), follow=True)
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.WAITING
    assert b"1 delivery is on its way" in response.content
    assert actions(inquiry) == ["contact.release"]


def test_the_signs_of_spam_are_said_with_their_points(client):
    stored = [{"points": 40, "words": "It offers loans or funding.", "found": ["fast loan", "<b>"]}]
    inquiry = InquiryFactory(spam_reasons=stored, spam_score=40)
    page = client.get(reverse("inquiries:inspect", args=[inquiry.pk])).content.decode()
    assert "+40: It offers loans or funding. Found: “fast loan”, “&lt;b&gt;”" in page


def test_how_often_people_were_held_by_mistake_is_shown(client):
    url = reverse("inquiries:index")
    assert "Quarantine:" not in client.get(url).content.decode()
    now = timezone.now()
    for _each in range(3):
        InquiryFactory(status=Inquiry.Status.QUARANTINED)
    InquiryFactory(released_at=now)
    InquiryFactory()
    InquiryFactory(released_at=now, received_at=now - timedelta(days=91))
    page = client.get(url, {"status": "quarantined"}).content.decode()
    assert "Quarantine: 4 inquiries held in the last 90 days; released as honest: 1, 25.0 %." in page


def test_releasing_twice_does_nothing_the_second_time(client):
    inquiry = InquiryFactory(status=Inquiry.Status.QUARANTINED)
    for _time in range(2):
        response = client.post(reverse("inquiries:release", args=[inquiry.pk]), follow=True)
    assert b"is not in quarantine" in response.content
    assert actions(inquiry) == ["contact.release"]


def test_an_inquiry_is_sent_to_a_destination_that_came_later(client):
    inquiry, later = InquiryFactory(), DestinationFactory()
    client.post(reverse("inquiries:send", args=[inquiry.pk]), {"destination": later.pk})
    assert inquiry.deliveries.get().destination == later
    assert inquiry.deliveries.get().state == Delivery.State.WAITING
    assert actions(inquiry) == ["contact.add_delivery"]


def test_a_suspect_that_is_sent_further_waits_for_its_release(client):
    inquiry, later = InquiryFactory(status=Inquiry.Status.QUARANTINED), DestinationFactory()
    client.post(reverse("inquiries:send", args=[inquiry.pk]), {"destination": later.pk})
    assert inquiry.deliveries.get().state == Delivery.State.HELD


@pytest.mark.parametrize("posted", ["", "x", "999999", "9" * 30, "٣"])
def test_a_destination_that_there_is_not_is_refused_in_words(client, posted):
    inquiry = InquiryFactory()
    response = client.post(reverse("inquiries:send", args=[inquiry.pk]), {"destination": posted}, follow=True)
    assert b"Choose an enabled destination" in response.content
    assert not inquiry.deliveries.exists()


def test_nothing_is_sent_where_it_went_already_or_to_what_is_switched_off(client):
    delivery = DeliveryFactory()
    disabled = DestinationFactory(is_enabled=False)
    archived = DestinationFactory(archived_at=timezone.now())
    for destination in (delivery.destination, disabled, archived):
        url = reverse("inquiries:send", args=[delivery.inquiry_id])
        client.post(url, {"destination": destination.pk})
    assert delivery.inquiry.deliveries.count() == 1


def test_the_audit_log_holds_the_reference_and_no_name(client):
    inquiry = InquiryFactory(name="Very Private", status=Inquiry.Status.QUARANTINED)
    client.post(reverse("inquiries:release", args=[inquiry.pk]))
    entry = registry.get_logs_for_instance(inquiry).get()
    assert entry.label == inquiry.reference
    assert "Private" not in str(entry.data)
    page = client.get(reverse("inquiries:inspect", args=[inquiry.pk])).content.decode()
    assert "Released from quarantine" in page
    assert "sales" in page
