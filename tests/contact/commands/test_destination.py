"""`manage.py destination`."""

from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from wagtail.log_actions import registry

from contact.channels import signing
from contact.models import Destination
from tests.contact.receiver import listening
from tests.factories.contact import DeliveryFactory, DestinationFactory

pytestmark = pytest.mark.django_db


def run(*words):
    """What the command prints."""
    out = StringIO()
    call_command("destination", *words, stdout=out, stderr=out)
    return out.getvalue()


def test_a_webhook_is_added_and_its_secret_printed_once():
    printed = run("add", "webhook", "--name", "CRM", "--url", "https://hooks.example/in")
    secret = Destination.objects.get().secrets["signing"][0]["secret"]
    assert printed.count(secret) == 1
    assert secret not in run("list")


def test_mail_is_added_for_several_people():
    run("add", "email", "--name", "Desk", "--to", "a@x.example", "--to", "b@x.example")
    assert Destination.objects.get().config == {"recipients": ["a@x.example", "b@x.example"]}


def test_an_acknowledgement_is_added_with_a_setting_of_its_own():
    run("add", "acknowledgement", "--name", "Thanks", "--set", "reply_to=office@x.example")
    assert Destination.objects.get().config == {"reply_to": "office@x.example"}


def test_rules_are_given_as_options():
    key = "0e9b8b54-6f5e-4b8e-9d0e-0a1b2c3d4e5f"
    run("add", "acknowledgement", "--name", "T", "--language", "he", "--country", "il", "--country", "US",
        "--service", key, "--disabled")  # fmt: skip
    made = Destination.objects.get()
    assert (made.languages, made.countries, made.subject_keys) == (["he"], ["IL", "US"], [key])
    assert not made.is_enabled


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add", "pigeon", "--name", "P"], "There is no channel of the kind “pigeon”"),
        (["add", "webhook", "--name", "P"], "URL: This field is required."),
        (["add", "webhook", "--name", "P", "--url", "http://127.0.0.1/"], "cannot be used"),
        (["add", "email", "--name", "P", "--to", "nobody"], "Not an e-mail address: nobody"),
        (["add", "email", "--name", "P", "--to", "a@x.example", "--set", "x"], "write KEY=VALUE"),
        (["add", "email", "--name", "P", "--to", "a@x.example", "--set", "x=1"], "no setting “x”"),
        (["add", "acknowledgement", "--name", "P", "--country", "ZZ"], "countries: Not known: ZZ."),
        (["enable", "nobody"], "There is no destination “nobody”. There are: Desk."),
        (["test", "nobody"], "There is no destination “nobody”"),
        (["rotate", "Desk"], "has no secret"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
def test_what_is_wrong_is_said_in_plain_words(words, said):
    DestinationFactory(name="Desk")
    with pytest.raises(CommandError) as error:
        run(*words)
    assert said in str(error.value)
    assert error.value.returncode == 1
    assert Destination.objects.count() == 1


@pytest.mark.parametrize("by", ["name", "number"])
def test_it_is_switched_by_name_or_number_and_audited(by):
    desk = DestinationFactory(name="Desk")
    word = "desk" if by == "name" else str(desk.pk)
    run("disable", word)
    assert not Destination.objects.get().is_enabled
    run("enable", word)
    assert Destination.objects.get().is_enabled
    log = registry.get_logs_for_instance(desk).order_by("pk")
    assert [entry.action for entry in log] == ["contact.disable", "contact.enable"]


def test_archiving_says_what_is_stranded_and_restoring_brings_it_back():
    desk = DeliveryFactory(destination__name="Desk").destination
    assert "1 waiting deliveries will not be made" in run("archive", "Desk")
    assert "There are no destinations." in run("list")
    assert "archived" in run("list", "--all")
    run("restore", "Desk")
    desk.refresh_from_db()
    assert (desk.archived_at, desk.is_enabled) == (None, False)


def test_rotating_prints_the_new_secret():
    hook = DestinationFactory(webhook=True, name="CRM")
    printed = run("rotate", "CRM")
    hook.refresh_from_db()
    assert hook.secrets["signing"][0]["secret"] in printed


def test_a_test_says_what_came_back(settings):
    with listening() as receiver:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [receiver.host]
        DestinationFactory(webhook=True, name="CRM", config={"url": receiver.url})
        assert "The test arrived." in run("test", "CRM")
        receiver.status = 503
        with pytest.raises(CommandError, match=r"did not arrive.*503"):
            run("test", "CRM")
    with pytest.raises(CommandError, match="did not arrive"):
        run("test", "CRM")


def test_the_list_says_what_is_wrong():
    DestinationFactory(kind="pigeon", name="Loft")
    DestinationFactory(name="Desk", trouble="401")
    printed = run("list")
    assert "There is no channel of the kind “pigeon”" in printed
    assert "401" in printed


def test_a_crm_is_added_with_its_mapping_and_a_credential_from_the_environment(monkeypatch):
    monkeypatch.setenv("CRM_TOKEN", "pat-1")
    printed = run("add", "hubspot", "--name", "CRM", "--map", "email = email", "--map", "company=organization",
                  "--secret-env", "access_token=CRM_TOKEN")  # fmt: skip
    made = Destination.objects.get()
    assert made.config == {"mapping": [["email", "email"], ["company", "organization"]]}
    assert made.secrets == {"access_token": "pat-1"}
    assert "pat-1" not in printed + run("list")


def test_credentials_are_changed_from_standard_input(monkeypatch):
    crm = DestinationFactory(kind="hubspot", name="CRM", secrets={"access_token": "old"})
    monkeypatch.setattr("sys.stdin", StringIO("\naccess_token = new\n"))
    assert "new credentials: access_token" in run("secrets", "CRM", "--secrets-stdin")
    crm.refresh_from_db()
    assert crm.secrets == {"access_token": "new"}
    log = registry.get_logs_for_instance(crm)
    assert [entry.action for entry in log] == ["contact.set_credentials"]


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (["secrets", "CRM"], "", "Give credentials"),
        (["secrets", "CRM", "--secret-env", "hush"], "", "write NAME=VARIABLE"),
        (["secrets", "CRM", "--secret-env", "access_token=hush"], "", "no such variable"),
        (["secrets", "CRM", "--secrets-stdin"], "hush", "Line 1 of the credentials"),
        (["secrets", "CRM", "--secrets-stdin"], "password=hush", "no credential “password”"),
        (["secrets", "CRM", "--secrets-stdin"], "access_token=hu sh", "without spaces"),
        (["secrets", "Desk", "--secrets-stdin"], "password=hush", "no credential “password”"),
        (["add", "hubspot", "--name", "Two", "--map", "email=email"], "", "Access token: This field is required."),
        (["add", "hubspot", "--name", "Two", "--map", "email=shoe_size"], "", "no field “shoe_size”"),
    ],
    ids=lambda value: " ".join(value)[-40:] if isinstance(value, list) else None,
)
def test_wrong_credentials_are_said_without_a_part_of_them(monkeypatch, words, typed, said):
    DestinationFactory(kind="hubspot", name="CRM", secrets={"access_token": "old"})
    DestinationFactory(name="Desk")
    monkeypatch.setattr("sys.stdin", StringIO(typed))
    with pytest.raises(CommandError) as error:
        run(*words)
    assert said in str(error.value)
    assert "hu" not in str(error.value).replace("hubspot", "")
    assert Destination.objects.get(name="CRM").secrets == {"access_token": "old"}


def test_the_requests_are_previewed_and_nothing_is_sent(settings):
    settings.HUBSPOT_API_URL = "http://127.0.0.1:9"
    DestinationFactory(kind="hubspot", name="CRM", config={"mapping": [["email", "email"]]}, secrets={})
    printed = run("preview", "CRM")
    assert "POST http://127.0.0.1:9/crm/objects/2026-09/notes" in printed
    assert "Bearer ********" in printed
    DestinationFactory(name="Desk")
    assert "show no requests" in run("preview", "Desk")


def test_a_mapping_that_a_form_change_broke_is_in_the_list():
    config = {"mapping": [["email", "email"], ["budget", "answer:budget"]]}
    DestinationFactory(kind="hubspot", name="CRM", config=config, secrets={"access_token": "x"})
    assert "asks no question “budget”" in run("list")


def test_a_new_key_is_one_that_can_be_used():
    Fernet(run("key").strip())


def test_a_destination_is_paused_and_resumed():
    desk = DestinationFactory(name="Desk")
    assert "“Desk” (email" in run("pause", "Desk")
    assert "paused" in run("list")
    run("resume", "Desk")
    assert "paused" not in run("list")
    entries = registry.get_logs_for_instance(desk).order_by("pk").values_list("action", flat=True)
    assert list(entries) == ["contact.pause", "contact.resume"]


def test_a_signing_secret_for_alerts_is_made():
    assert signing.headers("msg_1", 0, b"", [run("secret").strip()])
