"""Doors in front of trytond that fail at a chosen request; each request of the channel is one connection."""

import contextlib
import itertools
import socket
from collections.abc import Callable
from typing import Any

from tests.network import HERE, Gate
from tests.processes import eventually

QUIET = 0.2
"""Seconds without a byte after which a request is taken to be whole: on loopback it comes at once."""


class Fuse(Gate):
    """Lets `after` requests through, and calls `blows` before the next one."""

    def __init__(self, target: int, *, after: int, blows: Callable[[], None]) -> None:
        super().__init__(target)
        self._numbers = itertools.count()
        self._after = after
        self._blows = blows

    def _join(self, near: socket.socket, listener: socket.socket) -> None:
        if next(self._numbers) == self._after:
            self._blows()
        super()._join(near, listener)


class LostAnswer(Gate):
    """Lets `after` requests through; the answer to the next one is lost, once `made` says that it had its effect."""

    def __init__(self, target: int, *, after: int, made: Callable[[], Any]) -> None:
        super().__init__(target)
        self._numbers = itertools.count()
        self._after = after
        self._made = made

    def _join(self, near: socket.socket, listener: socket.socket) -> None:
        if next(self._numbers) != self._after:
            super()._join(near, listener)
            return
        with near, socket.create_connection((HERE, self._target or 0)) as far:
            near.settimeout(QUIET)
            with contextlib.suppress(TimeoutError):
                while data := near.recv(65_536):
                    far.sendall(data)
            eventually(self._made, what="the effect of a request")
