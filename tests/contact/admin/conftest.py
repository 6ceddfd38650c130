"""Who works in the admin, and a receiver to send tests to."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.contact.receiver import Receiver, listening

GROUPS = {"editor": "Editors", "sales": "Sales", "administrator": "Administrators"}


@pytest.fixture
def person(db: None) -> Callable[[str], User]:
    """A user of one of the groups, by what people call them; a superuser for "owner"."""

    def make(who: str) -> User:
        user = User.objects.create_user(who, f"{who}@crossedarrows.example", "x", is_superuser=who == "owner")
        if who in GROUPS:
            user.groups.add(Group.objects.get(name=GROUPS[who]))
        return user

    return make


@pytest.fixture
def as_(person: Callable[[str], User]) -> Callable[[str], Client]:
    """A client that is logged in as one of them; "anonymous" is not."""

    def make(who: str) -> Client:
        client = Client()
        if who != "anonymous":
            client.force_login(person(who))
        return client

    return make


@pytest.fixture
def receiver(settings: object) -> Iterator[Receiver]:
    """A real receiver, allowed although it is on loopback."""
    with listening() as found:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [found.host]
        yield found
