"""The broker of `make run`: files that are whole, and torn ones that harm nobody."""

import secrets
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection, Exchange, Queue
from kombu.exceptions import ChannelError

from cagp_site.folder_broker import Transport
from cagp_site.settings.celery_options import broker_transport_options

TORN = pytest.mark.parametrize("left", [b"", b'{"body": "W1t', b"\xff\xfe"], ids=["empty", "cut off", "no text"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The broker's folders."""
    (tmp_path / "messages").mkdir()
    return tmp_path


@pytest.fixture
def wake() -> Queue:
    """A queue that nobody else has."""
    name = f"wake-{secrets.token_hex(6)}"
    return Queue(name, Exchange(name), routing_key=name)


@pytest.fixture
def connection(folder: Path) -> Iterator[Connection]:
    """As the site connects."""
    url = "filesystem://localhost"
    with Connection(url, transport_options=broker_transport_options(url, folder, "test")) as connection:
        yield connection


def put(connection: Connection, wake: Queue, *bodies: object) -> None:
    """Publish as Celery does, with the queue declared."""
    with connection.Producer() as producer:
        for body in bodies:
            producer.publish(
                body, exchange=wake.exchange, routing_key=wake.routing_key, declare=[wake], serializer="json"
            )


def take(connection: Connection, wake: Queue) -> list[object]:
    """Everything in the queue."""
    found = []
    with connection.SimpleQueue(wake) as queue:
        while True:
            try:
                message = queue.get_nowait()
            except Empty:
                return found
            found.append(message.payload)
            message.ack()


@TORN
def test_a_torn_message_is_passed_over_and_the_next_arrives(
    connection: Connection, wake: Queue, folder: Path, left: bytes
) -> None:
    put(connection, wake, "first")
    (torn,) = (folder / "messages").iterdir()
    torn.write_bytes(left)
    put(connection, wake, "second")
    assert take(connection, wake) == ["second"]
    assert list((folder / "messages").iterdir()) == []


@TORN
def test_a_torn_table_is_written_anew(connection: Connection, wake: Queue, folder: Path, left: bytes) -> None:
    put(connection, wake)
    with connection.channel() as channel:
        wake(channel).declare()
    (table,) = (folder / "control").iterdir()
    table.write_bytes(left)
    Transport.global_state.clear()  # as in a process that starts
    with connection.clone() as later, later.channel() as channel:
        wake(channel).declare()
        put(later, wake, "after")
        assert take(later, wake) == ["after"]


def test_with_a_torn_table_publishing_raises_nothing(connection: Connection, wake: Queue, folder: Path) -> None:
    put(connection, wake, "before")
    (table,) = (folder / "control").iterdir()
    table.write_bytes(b"")
    put(connection, wake, "after")


def test_what_cannot_be_written_leaves_nothing(connection: Connection, wake: Queue, folder: Path) -> None:
    with connection.channel() as channel:
        wake(channel).declare()
    (folder / "messages").rmdir()
    (folder / "messages").write_text("no folder")
    with connection.channel() as channel, pytest.raises(ChannelError):
        channel._put(wake.name, {"body": "x"})


def test_nobody_sees_a_message_before_it_is_whole(connection: Connection, wake: Queue) -> None:
    """A reader in a hurry beside a writer: everything arrives, once, in order."""
    many = 400
    with connection.channel() as channel:
        wake(channel).declare()

    def write() -> None:
        with connection.clone() as own:
            put(own, wake, *(f"{number} {'x' * 5000}" for number in range(many)))

    found: list[object] = []
    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        found += take(connection, wake)
    found += take(connection, wake)
    assert sorted(int(str(body).split()[0]) for body in found) == list(range(many))
