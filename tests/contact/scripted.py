"""A channel that does what a test tells it, plugged in by the same setting that real ones are."""

import threading
from collections.abc import Callable
from typing import Any, ClassVar

from contact.channels.base import Channel, Delivered, Shipment

PLUGGED_IN = (
    "contact.channels.email.EmailChannel",
    "contact.channels.acknowledgement.AcknowledgementChannel",
    "contact.channels.webhook.WebhookChannel",
    "tests.contact.scripted.ScriptedChannel",
)


class ScriptedChannel(Channel):
    """Plays the answers of `script`, one per try; an empty script delivers. Keeps the shipments that it saw."""

    kind = "scripted"
    label = "Scripted"
    reaches_staff = True
    script: ClassVar[list[Callable[[Shipment], Any] | Exception]] = []
    seen: ClassVar[list[Shipment]] = []
    lock: ClassVar[threading.Lock] = threading.Lock()

    def deliver(self, shipment: Shipment) -> Delivered:
        with self.lock:
            self.seen.append(shipment)
            step = self.script.pop(0) if self.script else None
        if isinstance(step, Exception):
            raise step
        if step is not None and (answer := step(shipment)):
            return answer
        return Delivered(detail="Taken.", status=200)
