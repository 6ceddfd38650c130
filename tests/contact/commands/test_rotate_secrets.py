"""`manage.py rotate_secrets`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from contact.models import Destination
from contact.secrets import new_key
from tests.factories.contact import DestinationFactory

pytestmark = pytest.mark.django_db


def run():
    """What the command prints."""
    out = StringIO()
    call_command("rotate_secrets", stdout=out)
    return out.getvalue()


def test_afterwards_the_old_key_is_not_needed(settings):
    hook = DestinationFactory(webhook=True)
    secret, key = hook.secrets, new_key()
    settings.CONTACT_ENCRYPTION_KEYS = [key, *settings.CONTACT_ENCRYPTION_KEYS]
    assert "1 destinations" in run()
    settings.CONTACT_ENCRYPTION_KEYS = [key]
    assert Destination.objects.get().secrets == secret


def test_what_no_key_opens_is_named_and_left_alone(settings):
    DestinationFactory(webhook=True, name="CRM")
    sealed = Destination.objects.get().sealed_secrets
    settings.CONTACT_ENCRYPTION_KEYS = [new_key()]
    with pytest.raises(CommandError, match="CRM"):
        run()
    assert Destination.objects.get().sealed_secrets == sealed


@pytest.mark.parametrize("keys", [[], ["no key"]], ids=["none", "bad"])
def test_without_a_key_it_says_so(settings, keys):
    DestinationFactory(webhook=True)
    settings.CONTACT_ENCRYPTION_KEYS = keys
    with pytest.raises(CommandError, match="CONTACT_ENCRYPTION_KEYS"):
        run()
