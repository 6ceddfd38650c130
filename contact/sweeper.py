"""The process that makes the promise hold when everything else fails: it wakes workers, works itself, and alerts.

A process of its own, not a beat task: beat can only publish, and with the broker down nothing it publishes runs.
"""

import logging
import threading
import time
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import close_old_connections, connection
from django.db.models.functions import Now

from . import alerts, dispatch, tasks
from .models import Canary, Delivery, Fingerprint, Incident

logger = logging.getLogger(__name__)

# A row due for longer than this was not taken by any worker: they are gone, stuck, or more than busy.
LATE_AFTER = timedelta(seconds=20)
PRUNE_EVERY = 3600.0
# What concerns the site as a whole: it writes a sign of life, which need not cost the disk a write each two seconds.
WATCH_EVERY = 15.0
# A closed incident is kept for so long; the audit log and the attempts say what happened before.
INCIDENTS_KEPT = timedelta(days=90)


class Sweeper:
    """One sweeper; several may run side by side."""

    def __init__(self) -> None:
        self.holder = f"sweeper/{uuid.uuid4().hex[:12]}"
        self._pruned_at = self._watched_at = float("-inf")

    def run(self, stop: threading.Event) -> None:
        """Sweep every `CONTACT_SWEEP_SECONDS` until `stop` is set.

        Nothing ends it but `stop`: a database that is gone is waited for, and a fault of ours must not take away the
        one process that the promise rests on.
        """
        while not stop.is_set():
            try:
                self.sweep()
            except Exception as error:
                logger.error("The sweep failed (%s); the next one tries again.", type(error).__name__)
                connection.close()
            close_old_connections()
            stop.wait(settings.CONTACT_SWEEP_SECONDS)

    def sweep(self) -> None:
        """Get due deliveries moving, tell of what is wrong, forget what is of no more use."""
        if Delivery.outbox.due().exists() and not (self._woke_worker() and not self._is_late()):
            dispatch.drain(holder=self.holder, slots=1)
        self._watch()
        alerts.send_due()
        self._prune()

    def _woke_worker(self) -> bool:
        try:
            tasks.publish()
        except Exception as error:
            logger.warning("The broker takes no wake-up (%s): sending from here.", type(error).__name__)
            return False
        return True

    def _is_late(self) -> bool:
        return Delivery.outbox.due().filter(due_at__lt=Now() - LATE_AFTER).exists()

    def _watch(self) -> None:
        if time.monotonic() - self._watched_at >= WATCH_EVERY:
            self._watched_at = time.monotonic()
            alerts.watch()

    def _prune(self) -> None:
        if time.monotonic() - self._pruned_at < PRUNE_EVERY:
            return
        self._pruned_at = time.monotonic()
        Fingerprint.prune()
        Canary.prune()
        Incident.objects.filter(closed_at__lt=Now() - INCIDENTS_KEPT).delete()
