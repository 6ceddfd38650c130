"""Publishes Celery messages from a thread of its own, so that a broker that hangs costs a request nothing."""

import atexit
import logging
import threading
from collections.abc import Callable, Hashable
from typing import Final

from django.db import close_old_connections

logger = logging.getLogger(__name__)

# A process that ends, such as a command, gives its last messages this long to leave.
PARTING_SECONDS: Final = 2.0
# Beyond it a message is dropped: whoever needs one asks again.
MOST_WAITING: Final = 1000

Message = tuple[Hashable, ...]


class Publisher:
    """Calls `publish` with the arguments of each message; the same message asked for again while it waits is one.

    What cannot be published is dropped with all that waits behind it, and logged: `remedy` says who makes up for it.
    """

    def __init__(self, publish: Callable[..., object], *, name: str, remedy: str) -> None:
        self._publish, self._name, self._remedy = publish, name, remedy
        self._waiting: dict[Message, None] = {}
        self._is_busy = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def ask(self, *message: Hashable) -> None:
        """Have a message published soon. Returns at once."""
        with self._changed:
            if len(self._waiting) < MOST_WAITING:
                self._waiting[message] = None
            # Not started at import: a thread does not survive the fork into a server's worker process.
            if self._thread is None or not self._thread.is_alive():
                self._start()
            self._changed.notify_all()

    def finish(self, seconds: float = PARTING_SECONDS) -> bool:
        """Wait until nothing waits any more, for some seconds at most; says whether nothing does."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._is_busy, seconds)

    def _start(self) -> None:
        self._is_busy = False
        self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
        self._thread.start()
        atexit.unregister(self.finish)
        atexit.register(self.finish)

    def _run(self) -> None:
        while True:
            message = self._next()
            try:
                self._publish(*message)
            except Exception as error:
                self._give_up(error)
            finally:
                close_old_connections()
                self._rest()

    def _next(self) -> Message:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting)
            message = next(iter(self._waiting))
            del self._waiting[message]
            self._is_busy = True
            return message

    def _give_up(self, error: Exception) -> None:
        """Each of those behind would wait as long for the same broker."""
        with self._changed:
            count = len(self._waiting) + 1
            self._waiting.clear()
        logger.warning("%s: %d not published (%s): %s", self._name, count, type(error).__name__, self._remedy)

    def _rest(self) -> None:
        with self._changed:
            self._is_busy = False
            self._changed.notify_all()
