"""What people at the desk do with inquiries, from the admin and the command line: audited, and it wakes a worker."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.log_actions import log

from . import intake
from .models import Delivery, Destination, Inquiry
from .tasks import wake


def release(inquiry: Inquiry, *, user: Any = None) -> int | None:
    """Take a suspect out of quarantine; the number of deliveries that start, None when it is not in quarantine.

    `user` is None for the command line; the audit log then names the system.
    """
    with transaction.atomic():
        if not Inquiry.objects.quarantined().filter(pk=inquiry.pk).exists():
            return None
        count = intake.release(inquiry)
        log(instance=inquiry, action="contact.release", user=user, data={"deliveries": count})
    return count


def replayable() -> QuerySet[Delivery]:
    """Deliveries that can be sent again: given up, and not for an archived destination, where they would only wait."""
    return Delivery.objects.dead().filter(destination__archived_at=None)


def replay(deliveries: Iterable[Delivery], *, user: Any = None) -> int:
    """Send given-up deliveries again from the first step, under their old keys; how many there were to send."""
    sent = 0
    with transaction.atomic():
        for delivery in deliveries:
            if delivery.destination.archived_at or not delivery.replay():
                continue
            sent += 1
            data = {"delivery": delivery.pk, "destination": delivery.destination.name}
            log(instance=delivery.inquiry, action="contact.replay", user=user, data=data)
        transaction.on_commit(wake, robust=True)
    return sent


def missing_destinations(inquiry: Inquiry) -> QuerySet[Destination]:
    """Enabled destinations that this inquiry has not gone to, whatever their rules say."""
    return Destination.objects.enabled().exclude(Q(deliveries__inquiry=inquiry))


def add_delivery(inquiry: Inquiry, destination: Destination, *, user: Any = None) -> bool:
    """Send an inquiry to one destination more; false when it is on its way there already.

    A quarantined inquiry's delivery is held until the inquiry is released.
    """
    with transaction.atomic():
        # Locked, so that a release in the same moment cannot leave this row behind in quarantine.
        status = Inquiry.objects.select_for_update().values_list("status", flat=True).get(pk=inquiry.pk)
        held = status == Inquiry.Status.QUARANTINED
        _row, is_new = Delivery.objects.get_or_create(
            inquiry=inquiry,
            destination=destination,
            defaults={"state": Delivery.State.HELD if held else Delivery.State.WAITING},
        )
        if is_new:
            data = {"destination": destination.name}
            log(instance=inquiry, action="contact.add_delivery", user=user, data=data)
        transaction.on_commit(wake, robust=True)
    return is_new
