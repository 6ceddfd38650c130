"""One point in time that a whole exchange must not pass, however slowly the other side drips."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

Result = TypeVar("Result")


class OutOfTime(Exception):
    """The exchange took longer than it was given."""


class Deadline:
    """Counts down from its creation, by a clock that nobody can set."""

    def __init__(self, within: timedelta) -> None:
        self.within = within
        self._end = time.monotonic() + within.total_seconds()

    @property
    def passed(self) -> bool:
        """Whether there is no time left."""
        return time.monotonic() >= self._end

    def left(self) -> float:
        """Seconds left, always more than zero, for the timeout of the next operation.

        Raises:
            OutOfTime: none are left.
        """
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise OutOfTime
        return seconds


def bounded(work: Callable[[], Result], deadline: Deadline) -> Result:
    """Do what has no timeout of its own (asking for an address by name); wait no longer than the deadline.

    The work goes on in a daemon thread when it is late; nobody looks at its result any more.

    Raises:
        OutOfTime: it was late.
        Whatever the work raises.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, name="bounded-work", daemon=True)
    thread.start()
    thread.join(deadline.left())
    if errors:
        raise errors[0]
    if not results:
        raise OutOfTime
    return results[0]
