"""Deliveries that wait while requests are measured, and then all go at once."""

import json
from typing import Any

from tests.processes import RunningSite

PAUSE = """
from django.db.models.functions import Now
from contact.models import Destination
Destination.objects.update(paused_at=Now())
"""
RESUME = """
import json, time
from django.db.models import Max, Min
from contact.models import Delivery, DeliveryAttempt, Destination
before = Delivery.objects.filter(state="delivered").count()
Destination.objects.update(paused_at=None)
end = time.monotonic() + {patience}
while Delivery.objects.filter(state="waiting").exists() and time.monotonic() < end:
    time.sleep(0.2)
fresh = Delivery.objects.filter(state="delivered").order_by("delivered_at")[before:]
times = DeliveryAttempt.objects.filter(delivery__in=list(fresh.values_list("pk", flat=True)))
span = times.aggregate(first=Min("started_at"), last=Max("delivery__delivered_at"))
left = Delivery.objects.filter(state="waiting").count()
print(json.dumps([len(fresh), left, (span["last"] - span["first"]).total_seconds()]))
"""


def pause(site: RunningSite) -> None:
    """Let every destination's deliveries wait."""
    run(site, PAUSE)


def resume(site: RunningSite, patience: float) -> tuple[int, int, float]:
    """Let them go and wait for all: how many were delivered, how many were not, and in how many seconds."""
    answer = run(site, RESUME.format(patience=patience))
    delivered, left, seconds = json.loads(answer.splitlines()[-1])
    return delivered, left, seconds


def run(site: RunningSite, code: str) -> str:
    """Run a script with the site's settings; its output."""
    result: Any = site.manage("shell", "-c", code, timeout=180)
    assert result.returncode == 0, result.stderr
    return result.stdout
