"""From a claimed delivery to its outcome: the only place that decides what happens after a try."""

import logging
import random
import time
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_countries import countries

from .channels.base import Answer, Delivered, GiveUp, Lead, NotDelivered, Shipment, TryAgain
from .channels.registry import UnknownChannel, channel_for
from .models import Delivery, DeliveryAttempt, Destination, Inquiry
from .secrets import SecretsUnreadable

logger = logging.getLogger(__name__)

# After the first try; then daily until about 72 hours after it. Spread by a tenth, so that rows that failed
# together do not come back together.
DELAYS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=24),
    timedelta(hours=24),
)
SPREAD = 0.1
LONGEST_DELAY = timedelta(hours=24)
# A drain that works for longer than this hands over to a successor, so that a worker can be stopped gently.
DRAIN_FOR = timedelta(seconds=20)
# What a lead has under the same name as the inquiry.
COPIED = (
    *("uid", "reference", "received_at", "language", "consent_text"),
    *("name", "email", "organization", "role", "country", "phone", "subject", "message"),
    *("source_title", "source_url", "attribution"),
)


def drain(*, holder: str, slots: int) -> bool:
    """Send due deliveries one after the other until none is left for this holder, or its time is over.

    Args:
        holder: names one living process; a row is leased to it.
        slots: how many drains that holder runs side by side.

    Returns:
        Whether the time was over before the work was.
    """
    ends_at = time.monotonic() + DRAIN_FOR.total_seconds()
    while time.monotonic() < ends_at:
        delivery = Delivery.outbox.claim(holder=holder, slots=slots, probe_every=probe_every())
        if delivery is None:
            return False
        send(delivery)
    return True


def probe_every() -> timedelta:
    """How often a destination behind an open circuit is tried."""
    return _scaled(Destination.PROBE_EVERY)


def send(delivery: Delivery) -> None:
    """Make one try with a claimed delivery and settle it. Raises only what the database raises."""
    started = time.monotonic()
    result = _try(delivery)
    attempt = {"duration": timedelta(seconds=time.monotonic() - started), "status": result.status}
    if isinstance(result, Delivered):
        _settle_delivered(delivery, result, attempt)
    elif isinstance(result, GiveUp):
        _settle_dead(delivery, result, attempt)
    else:
        _settle_again(delivery, result, attempt)


def lead_of(inquiry: Inquiry) -> Lead:
    """An inquiry as plain data for a channel, in the inquiry's own language."""
    with translation.override(inquiry.language):
        country_name = str(countries.name(inquiry.country))
    return Lead(
        **{name: getattr(inquiry, name) for name in COPIED},
        country_name=country_name,
        answers=[Answer(key=each["key"], label=each["label"], value=each["value"]) for each in inquiry.answers],
        admin_url=settings.WAGTAILADMIN_BASE_URL + reverse("inquiries:inspect", args=[inquiry.pk]),
    )


def _try(delivery: Delivery) -> Delivered | NotDelivered:
    destination = delivery.destination
    try:
        return channel_for(destination.kind, internal=True).deliver(
            Shipment(
                key=delivery.key,
                lead=lead_of(delivery.inquiry),
                destination=destination.name,
                config=destination.config,
                secrets=destination.secrets,
                memory=delivery.memory,
                is_first=delivery.attempts.count() <= 1,  # the one in hand
                deadline=timedelta(seconds=settings.CONTACT_DEADLINE_SECONDS),
            )
        )
    except NotDelivered as error:
        return error
    except UnknownChannel as error:
        return GiveUp(str(error))
    except SecretsUnreadable as error:
        return TryAgain(str(error), needs_attention=True)
    except Exception as error:
        # A fault of ours must not cost a lead its delivery. The class alone: a message may hold what was typed.
        logger.error("Delivery %s failed with %s", delivery.pk, type(error).__name__)
        words = _("A fault in this site (%(fault)s).") % {"fault": type(error).__name__}
        return TryAgain(words, needs_attention=True)


def _settle_delivered(delivery: Delivery, result: Delivered, attempt: dict[str, Any]) -> None:
    attempt |= {"outcome": DeliveryAttempt.Outcome.DELIVERED, "detail": result.detail[:500]}
    delivery.settle(
        attempt,
        state=Delivery.State.DELIVERED,
        detail=result.detail[:500],
        delivered_at=Now(),
        memory={**delivery.memory, **result.memory},
    )
    delivery.destination.record_success()


def _settle_dead(delivery: Delivery, error: NotDelivered, attempt: dict[str, Any]) -> None:
    attempt |= {"outcome": DeliveryAttempt.Outcome.GAVE_UP, "detail": error.detail[:500]}
    delivery.settle(
        attempt,
        state=Delivery.State.DEAD,
        step=delivery.step + 1,
        detail=error.detail[:500],
        memory={**delivery.memory, **error.memory},
    )


def _settle_again(delivery: Delivery, error: NotDelivered, attempt: dict[str, Any]) -> None:
    destination = delivery.destination
    after = getattr(error, "after", None)
    if getattr(error, "needs_attention", False):
        destination.record_trouble(error.detail, pause=getattr(error, "pause", False))
    destination.record_failure(probe_every())
    if destination.is_circuit_open:
        # The destination is at fault, not this row: it goes to the end of the queue and keeps its tries.
        step, delay = delivery.step, timedelta(0)
    elif delivery.step >= len(DELAYS):
        _settle_dead(delivery, error, attempt)
        return
    else:
        step, delay = delivery.step + 1, _delay(delivery.step, after)
    attempt |= {
        "outcome": DeliveryAttempt.Outcome.TRY_AGAIN,
        "detail": error.detail[:500],
        "next_try_at": _next_try(destination, delay),
    }
    delivery.settle(
        attempt,
        step=step,
        delay=delay,
        due_at=Now() + delay,
        detail=error.detail[:500],
        memory={**delivery.memory, **error.memory},
    )


def _delay(step: int, after: timedelta | None) -> timedelta:
    spread = random.uniform(1 - SPREAD, 1 + SPREAD)  # noqa: S311 - spreads load, guards nothing
    return max(_scaled(DELAYS[step]) * spread, min(after or timedelta(0), LONGEST_DELAY))


def _next_try(destination: Destination, delay: timedelta) -> datetime:
    return timezone.now() + (probe_every() if destination.is_circuit_open else delay)


def _scaled(delay: timedelta) -> timedelta:
    return delay * settings.CONTACT_RETRY_SCALE
