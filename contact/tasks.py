"""Celery's thin shell: a bare wake-up, the drain that it wakes, the watch. No ids, no personal data in the broker."""

import uuid

from celery import Task, shared_task
from django.conf import settings

from cagp_site.core.publisher import Publisher

from . import alerts, canary, dispatch

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


@shared_task(name="contact.tasks.watch_sweeper")
def watch_sweeper() -> None:
    """Once a minute from beat: whether the sweeper lives, which it cannot say itself."""
    alerts.watch_sweeper()


@shared_task(name="contact.tasks.release_canary")
def release_canary() -> None:
    """Every CONTACT_CANARY_MINUTES from beat: send a synthetic inquiry on its way."""
    canary.release()


def publish() -> None:
    """Ask a worker to drain, at once. Raises what the broker's client raises."""
    drain.apply_async(expires=WAKE_UP_EXPIRES)


# Wake-ups that come while one is being published share the next.
wake = Publisher(publish, name="wake-ups", remedy="the sweeper takes over").ask
