"""Dials checked addresses only, and gives every socket operation what is left of one deadline."""

import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import httpcore2

from .addresses import Address
from .deadline import Deadline, OutOfTime

Result = TypeVar("Result")


class AnswerTooLong(Exception):
    """The other side sent more than we read."""


class PinnedBackend(httpcore2.NetworkBackend):
    """Network backend that never looks a name up: it connects to the addresses it was given."""

    def __init__(self, addresses: Sequence[Address], deadline: Deadline, limit: int) -> None:
        """`limit`: bytes read from the connection in all, headers included."""
        self.addresses = addresses
        self.deadline = deadline
        self.limit = limit

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first checked address that answers, whatever `host` says.

        Raises:
            OSError: none did; the last one's reason.
            OutOfTime: the deadline came first.
        """
        return PinnedStream(dial(self.addresses, self.deadline), self.deadline, self.limit)

    def connect_unix_socket(self, path: str, *args: Any, **kwargs: Any) -> httpcore2.NetworkStream:
        """No URL leads to a local socket."""
        raise PermissionError("local sockets are not dialled")


def dial(addresses: Sequence[Address], deadline: Deadline) -> socket.socket:
    """A socket connected to the first address that answers; each gets a fair share of the time left.

    Raises:
        OSError: none did; the last one's reason.
        OutOfTime: the deadline came first.
    """
    failure: OSError = ConnectionError("no address")
    for position, address in enumerate(addresses):
        share = deadline.left() / (len(addresses) - position)
        try:
            return socket.create_connection(address, timeout=share)
        except TimeoutError as error:
            failure = error
            deadline.left()
        except OSError as error:
            failure = error
    if isinstance(failure, TimeoutError):
        raise OutOfTime
    raise failure


class PinnedStream(httpcore2.NetworkStream):
    """A connection whose every read and write ends by the deadline, whatever timeout the caller names."""

    def __init__(self, sock: socket.socket, deadline: Deadline, limit: int) -> None:
        self._sock = sock
        self._deadline = deadline
        self._room = limit

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Raises OSError, OutOfTime, or AnswerTooLong when the limit is used up."""
        if self._room <= 0:
            raise AnswerTooLong
        data = self._timed(lambda: self._sock.recv(min(max_bytes, self._room)))
        self._room -= len(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Raises OutOfTime; or `WriteError`, after which the caller still reads what the other side said."""
        rest = memoryview(buffer)
        while rest:
            view = rest
            try:
                rest = rest[self._timed(lambda: self._sock.send(view)) :]  # noqa: B023 - called before `view` moves
            except OSError as error:
                raise httpcore2.WriteError(str(error)) from error

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Raises ssl.SSLError (a certificate that does not fit the name included), OSError, OutOfTime."""
        wrap = self._sock
        self._sock = self._timed(lambda: ssl_context.wrap_socket(wrap, server_hostname=server_hostname))
        return self

    def close(self) -> None:
        """Let go of the connection at once."""
        self._sock.close()

    def _timed(self, operation: Callable[[], Result]) -> Result:
        self._sock.settimeout(self._deadline.left())
        try:
            return operation()
        except TimeoutError:
            raise OutOfTime from None
