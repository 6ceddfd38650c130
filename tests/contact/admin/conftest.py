"""A receiver to send tests to."""

from collections.abc import Iterator

import pytest

from tests.contact.receiver import Receiver, listening


@pytest.fixture
def receiver(settings: object) -> Iterator[Receiver]:
    """A real receiver, allowed although it is on loopback."""
    with listening() as found:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [found.host]
        yield found
