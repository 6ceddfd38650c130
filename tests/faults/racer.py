"""One of several processes that drain one outbox: `python -m tests.faults.racer fill COUNT`, `... drain MARKS`."""

import os
import sys
import uuid
from pathlib import Path

import django
from django.conf import settings
from django.db import transaction

from contact.channels.base import Channel, Delivered, Shipment

DESTINATIONS = 4


class MarkChannel(Channel):
    """Delivers by writing the key and its own process to a file, in one write: the kernel mixes it with no other."""

    kind = "mark"
    label = "Mark"
    reaches_staff = True

    def deliver(self, shipment: Shipment) -> Delivered:
        handle = os.open(settings.MARKS, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(handle, f"{shipment.key} {os.getpid()}\n".encode())
        os.close(handle)
        return Delivered(detail="Marked.")


def fill(count: str) -> None:
    """Put `count` due deliveries, a multiple of `DESTINATIONS`, into the outbox."""
    from contact.models import Delivery, Destination, Inquiry  # noqa: PLC0415 - after django.setup

    with transaction.atomic():
        Destination.objects.update(is_enabled=False)
        places = [Destination.objects.create(kind="mark", name=f"Mark {number}") for number in range(DESTINATIONS)]
        for number in range(int(count) // DESTINATIONS):
            inquiry = Inquiry.objects.create(name="R", email="r@agency.example", message=str(number), language="en")
            Delivery.objects.bulk_create(Delivery(inquiry=inquiry, destination=place) for place in places)


def drain(marks: str) -> None:
    """Say that it is ready, wait for the word, then send until nothing is left."""
    from contact import dispatch  # noqa: PLC0415 - after django.setup
    from contact.models import Delivery  # noqa: PLC0415

    settings.MARKS = Path(marks)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    while Delivery.objects.waiting().exists():
        dispatch.drain(holder=f"racer/{uuid.uuid4().hex[:12]}", slots=1)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.faults.race_settings"
    django.setup()
    {"fill": fill, "drain": drain}[sys.argv[1]](*sys.argv[2:])
