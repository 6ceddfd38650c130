"""Adding, editing, testing, switching and archiving destinations."""

import json
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from standardwebhooks import Webhook
from wagtail.log_actions import registry

from contact.models import Destination, Inquiry
from tests.factories.contact import DeliveryAttemptFactory, DeliveryFactory, DestinationFactory


@pytest.fixture
def client(as_):
    """An administrator."""
    return as_("administrator")


@pytest.fixture
def hook(db, receiver):
    """A webhook that leads to a real receiver."""
    return DestinationFactory(webhook=True, name="CRM", config={"url": receiver.url})


def actions(destination):
    """What the audit log says was done with it, oldest first."""
    return list(registry.get_logs_for_instance(destination).order_by("pk").values_list("action", flat=True))


def page_of(client, destination):
    """Its page, as text."""
    return client.get(reverse("destinations:edit", args=[destination.pk])).content.decode()


def test_every_kind_is_offered(client):
    page = client.get(reverse("destinations:add")).content.decode()
    for kind in ("email", "acknowledgement", "webhook"):
        assert reverse("destinations:add_kind", args=[kind]) in page


def test_mail_to_staff_is_added_with_its_rules(client, site):
    key = str(site.service.translation_key)
    response = client.post(
        reverse("destinations:add_kind", args=["email"]),
        {
            "name": " Desk ", "is_enabled": "on", "languages": ["he"], "countries": ["IL", "US"],
            "subject_keys": [key], "config-recipients": "a@x.example\nb@x.example",
        },
    )  # fmt: skip
    desk = Destination.objects.get()
    assert response.url == reverse("destinations:edit", args=[desk.pk])
    assert (desk.name, desk.kind, desk.is_enabled) == ("Desk", "email", True)
    assert desk.config == {"recipients": ["a@x.example", "b@x.example"]}
    assert (desk.languages, desk.countries, desk.subject_keys) == (["he"], ["IL", "US"], [key])
    assert actions(desk) == ["wagtail.create"]


def test_a_secret_is_shown_once_after_creation_and_kept_nowhere(client, receiver):
    url = reverse("destinations:add_kind", args=["webhook"])
    response = client.post(url, {"name": "CRM", "is_enabled": "on", "config-url": receiver.url})
    hook = Destination.objects.get()
    secret = hook.secrets["signing"][0]["secret"]
    assert secret in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert secret not in str(dict(client.session))
    assert secret not in str(response.cookies) + str(client.cookies)
    assert secret not in page_of(client, hook)
    assert "set" in page_of(client, hook)


def test_a_secret_is_rotated_and_shown_once(client, hook):
    old = hook.secrets["signing"][0]["secret"]
    url = reverse("destinations:rotate", args=[hook.pk])
    assert "shown once" in client.get(url).content.decode()
    response = client.post(url)
    hook.refresh_from_db()
    new = hook.secrets["signing"][0]["secret"]
    assert new != old
    assert hook.secrets["signing"][1]["secret"] == old
    assert new in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert new not in str(dict(client.session)) + str(client.cookies) + page_of(client, hook)
    assert actions(hook) == ["contact.rotate_secret"]


def test_secrets_that_no_key_opens_are_replaced_by_a_rotation(client, hook):
    Destination.objects.update(sealed_secrets="unreadable")
    assert "Cannot send" in page_of(client, hook)
    client.post(reverse("destinations:rotate", args=[hook.pk]))
    hook.refresh_from_db()
    assert len(hook.secrets["signing"]) == 1


def test_a_kind_without_a_secret_has_none_to_rotate(client):
    desk = DestinationFactory()
    response = client.post(reverse("destinations:rotate", args=[desk.pk]), follow=True)
    assert b"has no secret" in response.content


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "x" * 81}, "at most 80 characters"),
        ({"name": "taken"}, "already a destination of this name"),
        ({"config-url": "ftp://x.example/"}, "cannot be used"),
        ({"config-url": ""}, "This field is required"),
        ({"languages": ["xx"]}, "not one of the available choices"),
        ({"countries": ["ZZ"]}, "not one of the available choices"),
        ({"subject_keys": ["no"]}, "not one of the available choices"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_wrong_value_is_said_at_its_field_and_nothing_typed_is_lost(client, changes, words):
    DestinationFactory(name="Taken")
    values = {"name": "CRM", "is_enabled": "on", "config-url": "https://hooks.example/in", **changes}
    page = client.post(reverse("destinations:add_kind", args=["webhook"]), values).content.decode()
    assert words in page
    assert Destination.objects.count() == 1
    typed = next(value for name, value in values.items() if name not in changes and name != "is_enabled")
    assert typed in page


def test_an_edit_leaves_the_health_that_workers_write_alone(client, hook, receiver):
    Destination.objects.update(failures_in_a_row=3, trouble="401")
    values = {"name": "CRM two", "config-url": receiver.url + "/two", "languages": ["en"]}
    client.post(reverse("destinations:edit", args=[hook.pk]), values)
    hook.refresh_from_db()
    assert (hook.name, hook.is_enabled, hook.languages) == ("CRM two", False, ["en"])
    assert hook.config["url"].endswith("/two")
    assert (hook.failures_in_a_row, hook.trouble) == (3, "401")
    assert actions(hook) == ["wagtail.edit"]


def test_a_service_that_is_not_live_any_more_is_not_dropped_by_an_edit(client, hook, receiver):
    key = "0e9b8b54-6f5e-4b8e-9d0e-0a1b2c3d4e5f"
    Destination.objects.update(subject_keys=[key])
    assert key in page_of(client, hook)
    client.post(
        reverse("destinations:edit", args=[hook.pk]),
        {"name": "CRM", "config-url": receiver.url, "subject_keys": [key]},
    )
    hook.refresh_from_db()
    assert hook.subject_keys == [key]


def test_a_test_reaches_the_receiver_signed_and_marked_and_stores_nothing(client, hook, receiver):
    response = client.post(reverse("destinations:test", args=[hook.pk]), follow=True)
    assert b"The test arrived." in response.content
    body = json.loads(receiver.bodies[0])
    assert body["test"] is True
    assert body["data"]["reference"] == "CA-000-000"
    Webhook(hook.secrets["signing"][0]["secret"]).verify(receiver.bodies[0], receiver.headers[0])
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("status", [302, 404, 410, 500])
def test_a_test_that_fails_says_what_came_back(client, hook, receiver, status):
    receiver.status = status
    response = client.post(reverse("destinations:test", args=[hook.pk]), follow=True)
    assert "The test did not arrive." in response.content.decode()
    assert str(status) in response.content.decode()
    hook.refresh_from_db()
    assert (hook.paused_at, hook.failures_in_a_row) == (None, 0)


def test_a_test_of_an_acknowledgement_goes_to_the_person_who_pressed(client):
    thanks = DestinationFactory(acknowledgement=True)
    client.post(reverse("destinations:test", args=[thanks.pk]))
    assert mail.outbox[0].to == ["administrator@crossedarrows.example"]


def test_archiving_names_what_will_not_be_sent_and_deletes_nothing(client, hook):
    DeliveryFactory(destination=hook)
    url = reverse("destinations:archive", args=[hook.pk])
    assert "1 delivery still waits for it and will not be made." in client.get(url).content.decode()
    client.post(url)
    hook.refresh_from_db()
    assert hook.archived_at
    assert hook.deliveries.count() == 1
    index = reverse("destinations:index")
    assert list(client.get(index).context["object_list"]) == []
    assert list(client.get(index, {"archived": "yes"}).context["object_list"]) == [hook]
    assert actions(hook) == ["contact.archive"]


def test_an_archived_one_comes_back_disabled(client, hook):
    Destination.objects.update(archived_at=timezone.now())
    client.post(reverse("destinations:restore", args=[hook.pk]))
    hook.refresh_from_db()
    assert (hook.archived_at, hook.is_enabled) == (None, False)


def test_it_is_switched_off_and_on(client, hook):
    for act, value in (("disable", False), ("enable", True)):
        client.post(reverse(f"destinations:{act}", args=[hook.pk]))
        hook.refresh_from_db()
        assert hook.is_enabled is value
    assert actions(hook) == ["contact.disable", "contact.enable"]


def test_a_paused_one_says_why_and_is_resumed(client, hook):
    Destination.objects.update(paused_at=timezone.now(), trouble="The receiver is gone (410).")
    assert "The receiver is gone (410)." in page_of(client, hook)
    client.post(reverse("destinations:resume", args=[hook.pk]))
    hook.refresh_from_db()
    assert (hook.paused_at, hook.trouble) == (None, "")


@pytest.mark.parametrize(
    ("health", "words"),
    [
        ({}, "Ready"),
        ({"is_enabled": False}, "Disabled"),
        ({"failures_in_a_row": 2}, "The last 2 tries failed."),
        ({"failures_in_a_row": 7, "probe_at": timezone.now()}, "7 failures in a row"),
        ({"trouble": "401 Unauthorized"}, "401 Unauthorized"),
        ({"paused_at": timezone.now()}, "Paused"),
    ],
    ids=["ready", "disabled", "unsteady", "failing", "trouble", "paused"],
)
def test_the_list_says_the_state_in_words(client, hook, health, words):
    Destination.objects.update(**health)
    assert words in client.get(reverse("destinations:index")).content.decode()


def test_the_list_counts_what_waits_and_what_was_given_up(client, hook):
    for _each in range(2):
        DeliveryFactory(destination=hook)
    DeliveryFactory(destination=hook, dead=True)
    page = client.get(reverse("destinations:index")).content.decode()
    rows = page[page.rindex("<tbody") : page.rindex("</tbody")]
    assert re.findall(r">\s*(\d+)\s*<", rows) == ["2", "1"]


def test_a_kind_that_is_not_installed_any_more_is_said_and_breaks_nothing(client):
    gone = DestinationFactory(kind="carrier_pigeon", name="Loft", config={"coop": 3})
    page = client.get(reverse("destinations:index")).content.decode()
    assert "carrier_pigeon (not installed)" in page
    assert "Cannot send" in page
    assert "Nothing on this site knows this kind" in page_of(client, gone)
    assert client.post(reverse("destinations:edit", args=[gone.pk]), {"name": "x"}).status_code == 404
    response = client.post(reverse("destinations:test", args=[gone.pk]), follow=True)
    assert "There is no channel of the kind" in response.content.decode()
    client.post(reverse("destinations:archive", args=[gone.pk]))
    assert Destination.objects.get().archived_at


def test_there_is_no_form_for_a_kind_that_there_is_not(client):
    assert client.get("/admin/destinations/new/carrier_pigeon/").status_code == 404


def test_a_destination_is_paused_by_hand_and_resumed(client, hook):
    assert reverse("destinations:pause", args=[hook.pk]) in page_of(client, hook)
    client.post(reverse("destinations:pause", args=[hook.pk]))
    hook.refresh_from_db()
    assert hook.paused_at
    page = page_of(client, hook)
    assert reverse("destinations:pause", args=[hook.pk]) not in page
    assert reverse("destinations:resume", args=[hook.pk]) in page
    client.post(reverse("destinations:resume", args=[hook.pk]))
    hook.refresh_from_db()
    assert hook.paused_at is None
    assert actions(hook) == ["contact.pause", "contact.resume"]


def test_its_page_and_the_list_show_its_health(client, hook):
    DeliveryFactory(destination=hook)
    done = DeliveryFactory(destination=hook, delivered=True)
    for _each in range(2):
        DeliveryAttemptFactory(delivery=done, outcome="delivered", duration=timedelta(seconds=0.5))
    DeliveryAttemptFactory(delivery=done, duration=timedelta(seconds=4), detail="The receiver answered 503.")
    for page in (page_of(client, hook), client.get(reverse("destinations:index")).content.decode()):
        for words in ("66.6 %", "0.50 s", "4.00 s", "The receiver answered 503."):
            assert words in page, words


def test_the_list_takes_as_many_queries_for_many_as_for_few(client, django_assert_max_num_queries):
    def fill(count):
        for _each in range(count):
            DeliveryAttemptFactory()

    fill(2)
    url = reverse("destinations:index")
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    fill(8)
    with django_assert_max_num_queries(len(few)):
        client.get(url)
