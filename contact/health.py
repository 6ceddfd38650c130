"""How the outbox and each destination are doing: read from the rows, with a fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Max, Min, Q, Window
from django.db.models.functions import Now, RowNumber
from django.utils import timezone

from .models import Delivery, DeliveryAttempt, Destination, Inquiry

DAY, WEEK = timedelta(days=1), timedelta(days=7)
WON = DeliveryAttempt.Outcome.DELIVERED
LOST = (
    DeliveryAttempt.Outcome.TRY_AGAIN,
    DeliveryAttempt.Outcome.GAVE_UP,
    DeliveryAttempt.Outcome.INTERRUPTED,
)


@dataclass(frozen=True, kw_only=True)
class Health:
    """One destination: what it did in the last day and week, and what it still has to do."""

    tries_day: int = 0
    delivered_day: int = 0
    tries_week: int = 0
    delivered_week: int = 0
    median: timedelta | None = None
    """Of the time that a try took, over the week; failed tries count as well."""
    p95: timedelta | None = None
    backlog: int = 0
    dead: int = 0
    oldest_due: datetime | None = None
    last_error: str = ""
    """Of the last week, in the plain words of that try."""
    last_error_at: datetime | None = None

    @property
    def success_day(self) -> float | None:
        """Share (0 to 1) of the day's finished tries that delivered; None without any."""
        return self.delivered_day / self.tries_day if self.tries_day else None

    @property
    def success_week(self) -> float | None:
        """The same of the week."""
        return self.delivered_week / self.tries_week if self.tries_week else None


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The whole outbox today. A day begins at midnight in the site's time zone."""

    received: int
    delivered: int
    waiting: int
    dead: int
    oldest_due: datetime | None


def of_destinations(only: Destination | None = None) -> dict[int, Health]:
    """The health of every destination by its key, or of one. Five queries at most."""
    attempts, deliveries = DeliveryAttempt.objects.filter(started_at__gt=Now() - WEEK), Delivery.objects.all()
    keys = list(Destination.objects.values_list("pk", flat=True)) if only is None else [only.pk]
    if only is not None:
        attempts, deliveries = attempts.filter(delivery__destination=only), deliveries.filter(destination=only)
    tries, queues, times = _tries(attempts), _queues(deliveries), _times(attempts)
    errors = DeliveryAttempt.objects.in_bulk([row["last_lost"] for row in tries.values() if row["last_lost"]])
    found = {}
    for key in keys:
        values = {**tries.get(key, {}), **queues.get(key, {}), **times.get(key, {})}
        error = errors.get(values.pop("last_lost", None) or 0)
        if error:
            values |= {"last_error": error.detail, "last_error_at": error.started_at}
        found[key] = Health(**values)
    return found


def summary() -> Summary:
    """Today's numbers. Three queries."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    unfinished = Delivery.objects.filter(state__in=[Delivery.State.WAITING, Delivery.State.DEAD])
    return Summary(
        received=Inquiry.objects.filter(received_at__gte=midnight).count(),
        delivered=Delivery.objects.filter(delivered_at__gte=midnight).count(),
        **unfinished.aggregate(**_queue()),
    )


def _queue(waiting: str = "waiting") -> dict[str, Any]:
    is_waiting, is_dead = Q(state=Delivery.State.WAITING), Q(state=Delivery.State.DEAD)
    return {
        waiting: Count("pk", filter=is_waiting),
        "dead": Count("pk", filter=is_dead),
        "oldest_due": Min("due_at", filter=is_waiting),
    }


def _tries(attempts: Any) -> dict[int, dict[str, Any]]:
    day, won, lost = Q(started_at__gt=Now() - DAY), Q(outcome=WON), Q(outcome__in=LOST)
    rows = attempts.values(place=F("delivery__destination")).annotate(
        tries_day=Count("pk", filter=day & (won | lost)),
        delivered_day=Count("pk", filter=day & won),
        tries_week=Count("pk", filter=won | lost),
        delivered_week=Count("pk", filter=won),
        last_lost=Max("pk", filter=lost),
    )
    return {row.pop("place"): row for row in rows.order_by()}


def _queues(deliveries: Any) -> dict[int, dict[str, Any]]:
    rows = deliveries.filter(state__in=[Delivery.State.WAITING, Delivery.State.DEAD]).values("destination")
    rows = rows.annotate(**_queue("backlog"))
    return {row.pop("destination"): row for row in rows.order_by()}


def _times(attempts: Any) -> dict[int, dict[str, timedelta]]:
    """Median and 95th percentile by nearest rank: two rows for each destination, picked by the database."""
    destination = F("delivery__destination")
    ranked = attempts.exclude(duration=None).annotate(
        rank=Window(RowNumber(), partition_by=destination, order_by=[F("duration"), F("pk")]),
        total=Window(Count("pk"), partition_by=destination),
    )
    # Whole numbers: (n + 1) / 2 is half of n rounded up, (95 n + 99) / 100 is 95 % of n rounded up.
    median, p95 = Q(rank=(F("total") + 1) / 2), Q(rank=(F("total") * 95 + 99) / 100)
    found: dict[int, dict[str, timedelta]] = {}
    rows = ranked.filter(median | p95).order_by("rank").values_list("delivery__destination", "duration")
    for key, duration in rows:
        # One row stands for both where there is only one, or where the two ranks meet.
        found.setdefault(key, {"median": duration})["p95"] = duration
    return found
