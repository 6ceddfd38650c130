"""One trytond for all tests of a session, and what a destination has to know of it."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db.models.functions import Now

from contact import destinations, dispatch
from contact.models import Delivery, Destination
from tests.processes import ROOT

from .server import DATABASE, HERE, Tryton, why_not

README = (ROOT / "docs" / "examples" / "tryton" / "README.md").read_text()
RECIPE = (ROOT / "docs" / "adding-a-channel.md").read_text()
# The very line that the recipe tells people to write.
PLUGGED_IN = re.findall(r"^ *CONTACT_CHANNELS=(\S+)$", RECIPE, re.MULTILINE)[0].split(",")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tryton]:
    """Made once: a database with all modules takes some fifteen seconds."""
    if reason := why_not():
        pytest.skip(reason)
    tryton = Tryton(tmp_path_factory.mktemp("tryton"))
    tryton.prepare()
    yield tryton
    tryton.kill()


@pytest.fixture
def tryton(prepared: Tryton) -> Tryton:
    """It runs, whatever the test before did to it."""
    prepared.start()
    return prepared


@pytest.fixture
def plugged_in(settings, prepared: Tryton) -> str:
    """The package's channel, beside the built-in ones; `host:port` of the Tryton that it may reach."""
    settings.CONTACT_CHANNELS = PLUGGED_IN
    settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [place := f"{HERE}:{prepared.port}"]
    return place


@pytest.fixture
def destination_at(db, settings, plugged_in, prepared: Tryton) -> Callable[..., Destination]:
    """Makes a destination; `port`, `user` and parts of its settings can be others than usual."""

    def make(port: int | None = None, user: str = "website", **config: object) -> Destination:
        place = f"{HERE}:{port or prepared.port}"
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [place]
        typed = {"url": f"http://{place}", "database": DATABASE, "company": prepared.known["company"], **config}
        key = prepared.known["keys"].get(user, "wrong")
        name = f"Tryton {Destination.objects.count()}"
        destination, _secret = destinations.create(
            kind="tryton", name=name, config=typed, credentials={"application_key": key}
        )
        return destination

    return make


@pytest.fixture
def tried() -> Callable[[Delivery], Delivery]:
    """Makes the next try of a delivery, as a worker does, and brings the row up to date."""

    def make(delivery: Delivery) -> Delivery:
        Delivery.objects.filter(pk=delivery.pk).update(due_at=Now(), delay=timedelta(0))
        dispatch.drain(holder="test", slots=1)
        delivery.refresh_from_db()
        return delivery

    return make
