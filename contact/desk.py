"""What people at the desk do with inquiries, from the admin and the command line: audited, and it wakes a worker.

`user` is None for the command line; the audit log then names the system.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from wagtail.log_actions import log

from . import intake
from .models import Delivery, Destination, Inquiry
from .tasks import wake


def release(inquiry: Inquiry, *, user: Any = None) -> int | None:
    """Take a suspect out of quarantine; the number of deliveries that start, None when it is not in quarantine."""
    with transaction.atomic():
        if not Inquiry.objects.quarantined().filter(pk=inquiry.pk).exists():
            return None
        count = intake.release(inquiry)
        log(instance=inquiry, action="contact.release", user=user, data={"deliveries": count})
    return count


def mark_seen(inquiries: Iterable[Inquiry]) -> None:
    """Note that somebody at the desk looked at suspects in quarantine; the first time counts."""
    keys = [each.pk for each in inquiries if each.status == Inquiry.Status.QUARANTINED and not each.seen_at]
    if keys:
        Inquiry.objects.unseen().filter(pk__in=keys).update(seen_at=Now())


def replayable() -> QuerySet[Delivery]:
    """Deliveries that can be sent again: given up or cancelled, and not for the archive, where they would only wait."""
    return Delivery.objects.ended().filter(destination__archived_at=None)


def given_up() -> QuerySet[Delivery]:
    """Those that are sent again when nobody names any: what a person cancelled goes out only when it is named."""
    return replayable().filter(state=Delivery.State.DEAD)


def replay(deliveries: Iterable[Delivery], *, user: Any = None) -> int:
    """Send deliveries again from the first step, under their old keys; how many there were to send.

    A quarantined inquiry's delivery is held until the inquiry is released.
    """
    sent = 0
    with transaction.atomic():
        for delivery in deliveries:
            held = _is_quarantined(delivery.inquiry_id)
            if delivery.destination.archived_at or not delivery.replay(held=held):
                continue
            sent += 1
            _log(delivery, "contact.replay", user)
        transaction.on_commit(wake, robust=True)
    return sent


def cancel(deliveries: Iterable[Delivery], *, user: Any = None) -> int:
    """Stop deliveries that wait or are held; how many were stopped. They can be sent again."""
    stopped = 0
    with transaction.atomic():
        for delivery in deliveries:
            if delivery.cancel():
                stopped += 1
                _log(delivery, "contact.cancel", user)
    return stopped


def _log(delivery: Delivery, action: str, user: Any) -> None:
    data = {"delivery": delivery.pk, "destination": delivery.destination.name}
    log(instance=delivery.inquiry, action=action, user=user, data=data)


def _is_quarantined(key: int) -> bool:
    """Locks the inquiry, so that a release in the same moment cannot leave a held row behind. In a transaction."""
    status = Inquiry.objects.select_for_update().values_list("status", flat=True).get(pk=key)
    return status == Inquiry.Status.QUARANTINED


def missing_destinations(inquiry: Inquiry) -> QuerySet[Destination]:
    """Enabled destinations that this inquiry has not gone to, whatever their rules say."""
    return Destination.objects.enabled().exclude(Q(deliveries__inquiry=inquiry))


def add_delivery(inquiry: Inquiry, destination: Destination, *, user: Any = None) -> bool:
    """Send an inquiry to one destination more; false when it is on its way there already.

    A quarantined inquiry's delivery is held until the inquiry is released.
    """
    with transaction.atomic():
        held = _is_quarantined(inquiry.pk)
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
