"""Celery's thin shell: a bare wake-up, and the drain that it wakes. No ids and no personal data in the broker."""

import logging
import threading
import uuid

from celery import Task, shared_task
from django.conf import settings
from django.db import close_old_connections

from . import dispatch

logger = logging.getLogger(__name__)

# Of this process and, because Celery forks its pool after importing the tasks, of all its children: what a worker
# that was killed left leased is never taken for the work of its successor.
INCARNATION = uuid.uuid4().hex[:12]
# A wake-up that nobody took in this time is worth nothing: the sweeper has sent others since.
WAKE_UP_EXPIRES = 60


@shared_task(bind=True, name="contact.tasks.drain")
def drain(self: Task) -> None:
    """Send what is due, and wake a successor when there is more."""
    holder = f"{self.request.hostname}/{INCARNATION}"
    if dispatch.drain(holder=holder, slots=settings.CELERY_WORKER_CONCURRENCY):
        publish()


def publish() -> None:
    """Ask a worker to drain, at once. Raises what the broker's client raises."""
    drain.apply_async(expires=WAKE_UP_EXPIRES)


class _Waker:
    """Publishes wake-ups from a thread of its own, so that a broker that hangs costs a request nothing.

    Requests that come while it is publishing share the next wake-up. What it cannot publish, the sweeper notices.
    """

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def ask(self) -> None:
        """Have a wake-up published soon. Returns at once."""
        self._asked.set()
        with self._starting:
            # Not started at import: a thread does not survive the fork into a server's worker process.
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="waker", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while self._asked.wait():
            self._asked.clear()
            try:
                publish()
            except Exception as error:
                logger.warning("No wake-up was published (%s): the sweeper takes over.", type(error).__name__)
            finally:
                close_old_connections()


wake = _Waker().ask
