"""Making and changing destinations, whoever asks for it."""

import pytest
from django.core.exceptions import ValidationError

from contact import destinations
from contact.models import Destination
from tests.factories.contact import DestinationFactory

pytestmark = pytest.mark.django_db


def make(**changes):
    """A webhook, with changes."""
    values = {"kind": "webhook", "name": "CRM", "config": {"url": "https://hooks.example/in"}, **changes}
    return destinations.create(**values)


def test_a_webhook_comes_with_its_secret():
    destination, secret = make()
    assert secret.startswith("whsec_")
    assert secret not in destination.sealed_secrets
    assert Destination.objects.get().secrets["signing"][0]["secret"] == secret


def test_mail_comes_without_a_secret_and_takes_a_list():
    desk, secret = make(kind="email", config={"recipients": ["a@x.example", "b@x.example"]})
    assert secret == ""
    assert desk.config == {"recipients": ["a@x.example", "b@x.example"]}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"kind": "pigeon"}, "kind", "There are: email, acknowledgement, webhook"),
        ({"name": " \n "}, "name", "Give it a name"),
        ({"name": "x" * 81}, "name", "80 characters"),
        ({"name": "taken"}, "name", "already a destination"),
        ({"config": {}}, "config", "URL: This field is required."),
        ({"config": {"url": "https://h.example/", "ulr": "x"}}, "config", "no setting “ulr”"),
        ({"config": {"url": "no"}}, "config", "cannot be used"),
        ({"languages": ["xx", "en"]}, "languages", "Not known: xx."),
        ({"countries": ["Israel"]}, "countries", "Not known: Israel."),
        ({"subject_keys": ["export"]}, "subject_keys", "Not known: export."),
    ],
    ids=lambda value: str(value)[:30],
)
def test_bad_values_are_refused_in_plain_words(changes, field, words):
    DestinationFactory(name="Taken")
    with pytest.raises(ValidationError) as refusal:
        make(**changes)
    assert words in " ".join(refusal.value.message_dict[field])
    assert Destination.objects.count() == 1


def test_every_problem_is_told_at_once():
    with pytest.raises(ValidationError) as refusal:
        make(name="", config={}, languages=["xx"])
    assert set(refusal.value.message_dict) == {"name", "config", "languages"}


def test_a_name_keeps_no_line_end():
    assert make(name="CRM\r\nBcc: x")[0].name == "CRM Bcc: x"
