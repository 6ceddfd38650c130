"""A CRM in the admin: credentials that go in and never come out, the mapping, the preview, the mark."""

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.urls import reverse
from wagtail.log_actions import registry

from contact.channels import mapping
from contact.models import Destination, Inquiry
from tests.contact.channels.hubspot_peer import TOKEN, HubSpotPeer
from tests.factories.contact import DestinationFactory, InquiryFactory

NEW = {"name": "CRM", "is_enabled": "on", "config-mapping-0-property": "email", "config-mapping-0-field": "email"}


@pytest.fixture
def client(as_):
    """An administrator."""
    return as_("administrator")


@pytest.fixture
def crm(db):
    return DestinationFactory(
        kind="hubspot", name="CRM", config={"mapping": [["email", "email"]]}, secrets={"access_token": TOKEN}
    )


@pytest.fixture(autouse=True)
def asks_budget():
    mapping.offer_questions(lambda: {"budget": "Your budget"})
    yield
    mapping.offer_questions(dict)


def page_of(client, destination, name="edit", **query):
    return client.get(reverse(f"destinations:{name}", args=[destination.pk]), query).content.decode()


def posted(client, destination, **changes):
    values = {name.replace("__", "-"): value for name, value in changes.items()}
    return client.post(reverse("destinations:edit", args=[destination.pk]), {**NEW, **values})


def test_a_crm_is_added_with_a_credential_that_is_kept_encrypted_and_shown_nowhere(client):
    response = client.post(
        reverse("destinations:add_kind", args=["hubspot"]), {**NEW, "secret-access_token": TOKEN}, follow=True
    )
    crm = Destination.objects.get()
    assert crm.secrets == {"access_token": TOKEN}
    assert TOKEN not in crm.sealed_secrets
    assert TOKEN not in response.content.decode() + page_of(client, crm)
    assert "Set, and not shown." in page_of(client, crm)


def test_without_its_credential_it_is_not_added(client):
    page = client.post(reverse("destinations:add_kind", args=["hubspot"]), NEW).content.decode()
    assert "This field is required" in page
    assert not Destination.objects.exists()


def test_a_typed_credential_does_not_come_back_with_an_error(client):
    values = {**NEW, "name": "", "secret-access_token": TOKEN}
    assert TOKEN not in client.post(reverse("destinations:add_kind", args=["hubspot"]), values).content.decode()


def test_a_credential_left_empty_stays_and_a_new_one_takes_its_place(client, crm):
    posted(client, crm, secret__access_token="")
    crm.refresh_from_db()
    assert crm.secrets == {"access_token": TOKEN}
    posted(client, crm, secret__access_token="another")
    crm.refresh_from_db()
    assert crm.secrets == {"access_token": "another"}
    actions = registry.get_logs_for_instance(crm).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["wagtail.edit", "wagtail.edit", "contact.set_credentials"]


def test_credentials_that_no_key_opens_are_typed_in_again(client, crm):
    Destination.objects.update(sealed_secrets="unreadable")
    assert "Cannot send" in page_of(client, crm)
    assert "This field is required" in posted(client, crm).content.decode()
    posted(client, crm, secret__access_token="another")
    crm.refresh_from_db()
    assert crm.secrets == {"access_token": "another"}


def test_a_credential_that_nobody_typed_is_named(client, crm):
    crm.secrets = {}
    crm.save()
    page = page_of(client, crm)
    assert "Cannot send" in page
    assert "The credential “Access token” is not set." in page


def test_a_row_of_the_mapping_is_added_changed_and_removed_by_emptying_it(client, crm):
    posted(client, crm, config__mapping__1__property="budget", config__mapping__1__field="answer:budget")
    crm.refresh_from_db()
    assert crm.config["mapping"] == [["email", "email"], ["budget", "answer:budget"]]
    assert "Question: Your budget" in page_of(client, crm)
    posted(client, crm, config__mapping__1__property="", config__mapping__1__field="answer:budget")
    crm.refresh_from_db()
    assert crm.config["mapping"] == [["email", "email"]]


def test_a_wrong_row_is_said_and_everything_typed_stays(client, crm):
    page = posted(client, crm, config__mapping__1__property="bud get", config__mapping__1__field="answer:budget")
    assert "“bud get” is no name of a property." in page.content.decode()
    assert 'value="bud get"' in page.content.decode()


def test_a_question_that_is_taken_off_the_form_is_named_on_every_page_where_somebody_looks(client, crm, capsys):
    crm.config = {"mapping": [["email", "email"], ["budget", "answer:budget"]]}
    crm.save()
    named = "The property “budget” gets nothing: the form asks no question “budget” any more."
    assert named not in page_of(client, crm) + client.get("/admin/").content.decode()
    mapping.offer_questions(dict)
    assert named in page_of(client, crm)
    assert named in client.get(reverse("destinations:index")).content.decode()
    assert named in client.get("/admin/").content.decode()
    call_command("check", databases=["default"])
    assert named in capsys.readouterr().err


def test_what_was_never_run_is_marked_wherever_it_is_offered_and_shown(client, crm):
    mark = "ever run against the vendor"
    assert mark in client.get(reverse("destinations:add")).content.decode()
    assert mark in client.get(reverse("destinations:add_kind", args=["hubspot"])).content.decode()
    assert mark in client.get(reverse("destinations:index")).content.decode()
    assert mark in page_of(client, crm)
    assert mark not in client.get(reverse("destinations:add_kind", args=["webhook"])).content.decode()


def test_the_preview_shows_the_requests_for_a_made_up_inquiry_with_masked_secrets(client, crm):
    page = page_of(client, crm, "preview")
    assert "POST https://api.hubapi.com/crm/objects/2026-09/contacts/batch/upsert" in page
    assert "Bearer ********" in page
    assert "test.person@example.com" in page
    assert "&lt;contact&gt;" in page
    assert TOKEN not in page


def test_the_preview_of_the_newest_inquiry_escapes_what_was_typed_and_is_kept_by_no_cache(client, crm):
    InquiryFactory(email="first@prospect.example", status=Inquiry.Status.QUARANTINED)
    InquiryFactory(email="dana@prospect.example", message="<script>x</script>")
    InquiryFactory(email="held@prospect.example", status=Inquiry.Status.QUARANTINED)
    response = client.get(reverse("destinations:preview", args=[crm.pk]), {"of": "newest"})
    assert "dana@prospect.example" in response.content.decode()
    assert "<script>x" not in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_who_may_not_see_inquiries_gets_a_made_up_one_whatever_the_address_asks_for(as_, crm):
    InquiryFactory(email="dana@prospect.example")
    client = as_("keeper")
    User.objects.get(username="keeper").user_permissions.add(
        *Permission.objects.filter(codename__in=("access_admin", "change_destination", "view_destination"))
    )
    page = page_of(client, crm, "preview", of="newest")
    assert "test.person@example.com" in page
    assert "dana@prospect.example" not in page
    assert "of=newest" not in page


def test_the_preview_says_why_there_is_nothing_to_show(client, crm):
    desk = DestinationFactory(kind="carrier_pigeon")
    assert "There is no channel of the kind" in page_of(client, desk, "preview")
    assert "show no requests" in page_of(client, DestinationFactory(), "preview")


@pytest.mark.parametrize("who", ["editor", "sales"])
def test_only_administrators_preview(as_, crm, who):
    response = as_(who).get(reverse("destinations:preview", args=[crm.pk]))
    assert response.status_code == 302


def test_a_test_makes_a_record_of_nobody(client, crm, settings):
    with HubSpotPeer() as peer:
        settings.HUBSPOT_API_URL = peer.base
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [peer.place]
        response = client.post(reverse("destinations:test", args=[crm.pk]), follow=True)
    assert b"The test arrived." in response.content
    assert [one["email"] for one in peer.contacts.values()] == ["test.person@example.com"]
    assert "[Test]" in next(iter(peer.notes.values()))["properties"]["hs_note_body"]
