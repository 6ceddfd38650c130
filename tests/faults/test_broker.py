"""A broker that is down, or that takes connections and never says a word: nobody notices."""

import statistics
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import pytest

from tests.network import Gate
from tests.processes import free_ports

from .outbox import all_delivered
from .prospect import Prospect
from .stacks import Ground

pytestmark = pytest.mark.faults
USUAL_SECONDS = 1.5


class Nobody:
    """A port that nobody listens on."""

    def __init__(self) -> None:
        self.port = free_ports(1)


BROKERS = [
    pytest.param("redis://127.0.0.1:{port}/0", lambda: nullcontext(Nobody()), id="redis-down"),
    pytest.param("redis://127.0.0.1:{port}/0", Gate, id="redis-hangs"),
    pytest.param("amqp://guest:guest@127.0.0.1:{port}//", lambda: nullcontext(Nobody()), id="rabbitmq-down"),
    pytest.param("amqp://guest:guest@127.0.0.1:{port}//", Gate, id="rabbitmq-hangs"),
]


@pytest.mark.parametrize(("url", "place"), BROKERS)
def test_without_a_broker_the_prospect_waits_no_longer_and_all_is_delivered(
    ground: Ground, url: str, place: Callable[[], AbstractContextManager[Gate | Nobody]]
) -> None:
    """The thank-you comes in the usual time; the sweeper sends what it cannot have sent."""
    with place() as broker, ground.site(CELERY_BROKER_URL=url.format(port=broker.port)) as site:
        with Prospect(site) as prospect:
            form = prospect.reads()
            asked = [prospect.asks(form, email=f"{number}@agency.example") for number in range(3)]
        assert all(outcome.reference for outcome in asked)
        assert statistics.median(outcome.seconds for outcome in asked) < USUAL_SECONDS
        all_delivered(ground, 9)
