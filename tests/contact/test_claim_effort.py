"""What a claim costs does not depend on how many rows wait: counted in the database's own steps, not in seconds."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contact.models import Delivery, Inquiry
from tests.factories.contact import DestinationFactory

pytestmark = pytest.mark.django_db
FEW, MANY = 40, 1_200


def add_backlog(count: int) -> None:
    """So many inquiries, each of which waits for two destinations and was delivered to two."""
    states = (Delivery.State.WAITING, Delivery.State.WAITING, Delivery.State.DELIVERED, Delivery.State.DELIVERED)
    places = [DestinationFactory() for _each in states]
    inquiries = Inquiry.objects.bulk_create(Inquiry(email=f"{each}@agency.example") for each in range(count))
    now = timezone.now()
    Delivery.objects.bulk_create(
        Delivery(inquiry=inquiry, destination=place, state=state, due_at=now - timedelta(seconds=number))
        for number, inquiry in enumerate(inquiries)
        for place, state in zip(places, states, strict=True)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def claim() -> None:
    assert Delivery.outbox.claim(holder="a", slots=4, probe_every=timedelta(seconds=30))


def effort_on_sqlite() -> int:
    """Hundreds of steps of SQLite's virtual machine."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection.connection.set_progress_handler(count, 100)
    try:
        claim()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return steps


def effort_on_postgresql() -> int:
    """Rows that the queries of a claim touched."""
    with CaptureQueriesContext(connection) as queries:
        claim()
    read = [each["sql"] for each in queries if each["sql"].startswith("SELECT")]
    return sum(_touched(_plan(sql)) for sql in read)


def _plan(sql: str) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        found = cursor.fetchone()[0]
    return (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]


def _touched(node: dict[str, Any]) -> int:
    here = (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
    return int(here) + sum(_touched(child) for child in node.get("Plans", []))


def test_a_claim_costs_the_same_behind_a_long_backlog():
    effort = effort_on_sqlite if connection.vendor == "sqlite" else effort_on_postgresql
    add_backlog(FEW)
    few = effort()
    add_backlog(MANY)
    assert effort() <= 3 * max(few, 10)
