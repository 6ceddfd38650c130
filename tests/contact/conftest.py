"""Fixtures for inquiries and what becomes of them."""

from collections.abc import Iterator

import pytest

from contact.channels import mapping
from contact.models import Destination

from .scripted import PLUGGED_IN, ScriptedChannel


@pytest.fixture
def scripted(settings) -> Iterator[type[ScriptedChannel]]:
    """The scripted channel, plugged in and forgetful."""
    settings.CONTACT_CHANNELS = PLUGGED_IN
    ScriptedChannel.script, ScriptedChannel.seen = [], []
    yield ScriptedChannel
    ScriptedChannel.script, ScriptedChannel.seen = [], []


@pytest.fixture
def destination(db, scripted) -> Destination:
    """One enabled destination of the scripted kind."""
    return Destination.objects.create(kind="scripted", name="Scripted")


@pytest.fixture
def no_questions() -> Iterator[None]:
    """The form asks no questions of an editor's own: a test without a database can ask which there are."""
    before = list(mapping._questions)
    mapping.offer_questions(dict)
    yield
    mapping._questions[:] = before
