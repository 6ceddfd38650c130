"""The outbox as Prometheus metrics, read from the database at each scrape: every web process says the same.

Labels are states and the names of destinations; nothing that a prospect typed. The number of queries is fixed.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Max, Min, Q, Sum
from django.utils import timezone
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from .alerts.conditions import CHORES, SWEEPER
from .models import Canary, Delivery, DeliveryAttempt, Destination, Heartbeat, Incident, Inquiry

# Seconds. A try ends after 15 (CONTACT_DEADLINE_SECONDS), and a little later on a busy machine.
BUCKETS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 20)
FINISHED = [outcome for outcome in DeliveryAttempt.Outcome if outcome != DeliveryAttempt.Outcome.IN_FLIGHT]


def exposition() -> bytes:
    """All metrics in Prometheus' text format."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(OutboxCollector())
    return generate_latest(registry)


class OutboxCollector(Collector):
    """Eight queries at each scrape."""

    def collect(self) -> Iterator[Metric]:
        """Every metric there is."""
        names = dict(Destination.objects.values_list("pk", "name"))
        yield from _inquiries()
        yield from _deliveries(names)
        yield from _attempts(names)
        yield from _destinations()
        yield from _signs_of_life()
        yield _gauge(
            "cagp_incidents_open",
            "Incidents that last, by kind.",
            ["kind"],
            _counted(Incident.objects.open(), "kind", Incident.Kind.values),
        )


def _inquiries() -> Iterator[Metric]:
    counts = _counted(Inquiry.objects.all(), "status", Inquiry.Status.values)
    yield _gauge("cagp_inquiries", "Inquiries by status.", ["status"], counts)


def _deliveries(names: Mapping[int, str]) -> Iterator[Metric]:
    states = {state: Count("pk", filter=Q(state=state)) for state in Delivery.State.values}
    is_waiting = Q(state=Delivery.State.WAITING)
    rows = {
        row["destination"]: row
        for row in Delivery.objects.values("destination").annotate(
            oldest=Min("due_at", filter=is_waiting), **{f"in_{state}": count for state, count in states.items()}
        )
    }
    found = [
        ((name, state), rows.get(key, {}).get(f"in_{state}", 0)) for key, name in names.items() for state in states
    ]
    yield _gauge("cagp_deliveries", "Deliveries by destination and state.", ["destination", "state"], found)
    waiting = sum(row[f"in_{Delivery.State.WAITING}"] for row in rows.values())
    yield _gauge("cagp_delivery_backlog", "Deliveries that wait.", [], [((), waiting)])
    oldest = [((name,), _age(rows.get(key, {}).get("oldest"))) for key, name in names.items()]
    yield _gauge("cagp_oldest_due_seconds", "For how long the oldest is due; 0 for none.", ["destination"], oldest)


def _attempts(names: Mapping[int, str]) -> Iterator[Metric]:
    outcomes = {f"was_{each}": Count("pk", filter=Q(outcome=each)) for each in FINISHED}
    buckets = {f"within_{number}": Count("pk", filter=_within(limit)) for number, limit in enumerate(BUCKETS)}
    rows: Any = (
        DeliveryAttempt.objects.filter(delivery__is_canary=False)
        .order_by()
        .values(destination=F("delivery__destination"))
        .annotate(timed=Count("duration"), seconds=Sum("duration"), **outcomes, **buckets)
    )
    tries = CounterMetricFamily(
        "cagp_delivery_attempts", "Finished tries by destination and outcome.", labels=["destination", "outcome"]
    )
    times = HistogramMetricFamily(
        "cagp_delivery_attempt_duration_seconds", "How long a try took.", labels=["destination"]
    )
    for row in rows:
        name = names[row["destination"]]
        for each in FINISHED:
            tries.add_metric([name, each.value], row[f"was_{each}"])
        shares = [(str(float(limit)), row[f"within_{number}"]) for number, limit in enumerate(BUCKETS)]
        total = row["seconds"].total_seconds() if row["seconds"] else 0
        times.add_metric([name], [*shares, ("+Inf", row["timed"])], total)
    yield tries
    yield times


def _within(seconds: float) -> Q:
    return Q(duration__lte=timedelta(seconds=seconds))


def _destinations() -> Iterator[Metric]:
    rows = list(Destination.objects.current())
    paused = [((row.name,), int(row.paused_at is not None)) for row in rows]
    yield _gauge("cagp_destination_paused", "1 while it is paused.", ["destination"], paused)
    circuits = [((row.name,), int(row.is_circuit_open)) for row in rows]
    yield _gauge("cagp_destination_circuit_open", "1 while its circuit is open.", ["destination"], circuits)


def _signs_of_life() -> Iterator[Metric]:
    beats = dict(Heartbeat.objects.filter(name__in=[SWEEPER, CHORES]).values_list("name", "at"))
    ages = [((name,), _age(at)) for name, at in beats.items()]
    yield _gauge("cagp_heartbeat_age_seconds", "Since a sweeper, or a scheduled task, last ran.", ["process"], ages)
    last = Canary.objects.aggregate(last=Max("received_at"))["last"]
    found = [((), _age(last))] if last else []
    yield _gauge("cagp_canary_age_seconds", "Since a canary last arrived.", [], found)


def _counted(rows: Any, field: str, values: Iterable[str]) -> list[tuple[tuple[str], int]]:
    counts = dict(rows.order_by().values_list(field).annotate(count=Count("pk")))
    return [((value,), counts.get(value, 0)) for value in values]


def _gauge(name: str, words: str, labels: list[str], found: Iterable[tuple[tuple[str, ...], float]]) -> Metric:
    metric = GaugeMetricFamily(name, words, labels=labels)
    for values, number in found:
        metric.add_metric(list(values), number)
    return metric


def _age(moment: datetime | None) -> float:
    return max(0.0, (timezone.now() - moment).total_seconds()) if moment else 0.0
