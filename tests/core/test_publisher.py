"""Messages for the workers: published beside the request, which never notices the broker."""

import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from celery import Celery
from django.db import transaction

from cagp_site.core import needs
from cagp_site.core.publisher import Publisher
from tests.network import Gate
from tests.processes import eventually, free_ports


class Broker:
    """Takes messages, unless told to hang or to refuse."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.open = threading.Event()
        self.open.set()
        self.refuses = False

    def publish(self, *message: Any) -> None:
        self.open.wait(10)
        if self.refuses:
            raise ConnectionError
        self.taken.append(message)


@pytest.fixture
def broker() -> Broker:
    return Broker()


@pytest.fixture
def publisher(broker: Broker) -> Publisher:
    return Publisher(broker.publish, name="test", remedy="nobody")


def test_messages_arrive_in_order(broker: Broker, publisher: Publisher) -> None:
    """Each with its arguments."""
    for number in range(20):
        publisher.ask("page", number)
    assert publisher.finish()
    assert broker.taken == [("page", number) for number in range(20)]


def test_the_same_message_waits_once(broker: Broker, publisher: Publisher) -> None:
    """However often it is asked for while another is being published."""
    broker.open.clear()
    publisher.ask("first")
    eventually(lambda: not publisher._waiting)
    for _each in range(100):
        publisher.ask("second")
    broker.open.set()
    assert publisher.finish()
    assert broker.taken == [("first",), ("second",)]


def test_a_hanging_broker_costs_nothing_and_bounds_the_parting(broker: Broker, publisher: Publisher) -> None:
    """Asking returns at once, and a process that ends waits for the time it was given."""
    broker.open.clear()
    began = time.monotonic()
    for number in range(2000):
        publisher.ask(number)
    assert time.monotonic() - began < 1
    assert len(publisher._waiting) <= 1000
    assert not publisher.finish(0.2)
    broker.open.set()


def test_a_refusing_broker_loses_what_waits_and_nothing_later(broker: Broker, publisher: Publisher) -> None:
    """The thread lives on."""
    broker.refuses = True
    publisher.ask("lost")
    assert publisher.finish()
    broker.refuses = False
    publisher.ask("arrives")
    assert publisher.finish()
    assert broker.taken == [("arrives",)]


def nobody() -> SimpleNamespace:
    return SimpleNamespace(port=free_ports(1), shut=lambda: None)


def hanging() -> Gate:
    gate = Gate()
    gate.open()
    return gate


@pytest.mark.parametrize("place", [nobody, hanging], ids=["refuses", "hangs"])
@pytest.mark.django_db(transaction=True)
def test_publishing_a_page_does_not_notice_the_broker(
    site: SimpleNamespace, place: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a real client of Redis: the page is live at once, whatever becomes of the message."""
    door = place()
    app = Celery(broker=f"redis://127.0.0.1:{door.port}/0", set_as_current=False)
    app.conf.broker_transport_options = {"socket_connect_timeout": 1, "socket_timeout": 2}
    app.conf.task_publish_retry_policy = {"max_retries": 1}
    tried = threading.Event()

    def send(*message: Any) -> None:
        tried.set()
        app.send_task(message[0], args=message[1:])

    monkeypatch.setattr(needs, "_publisher", Publisher(send, name="test", remedy="nobody"))
    site.insight.title = "A new title"
    revision = site.insight.save_revision()
    began = time.monotonic()
    with transaction.atomic():
        revision.publish()
    asked_within = time.monotonic() - began
    assert tried.wait(5)
    site.insight.refresh_from_db()
    assert (site.insight.live, site.insight.title) == (True, "A new title")
    assert needs._publisher._is_busy or not needs._publisher._waiting
    usual = time.monotonic()
    with transaction.atomic():
        site.insight.save_revision().publish()
    assert asked_within < time.monotonic() - usual + 1, "publishing waited for the broker"
    door.shut()
