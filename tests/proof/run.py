"""One run on one stack: some inquiries in peace, many in the storm, and then how long it takes until all is settled."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tests.faults.stacks import Ground
from tests.processes import eventually

from . import scale
from .faults import CONCURRENCY, FAULTS
from .figures import Bar, Figures
from .ledger import Ledger, all_ended
from .receiver import receipts
from .scene import Scene
from .schedule import Step, schedule
from .tally import Row, duplicates, tally

# A step's inquiries come within this time, unless its fault keeps them longer.
STEP_SECONDS = 4.0
# Beside lease, sweep and the longest delay that is left: what a start of a worker and the rows that wait may take.
ALLOWANCE_SECONDS = 15.0
# What is posted in peace is delivered within seconds.
CALM_PATIENCE = 60.0
# The control never settles: it has lost what has not moved for so long.
STILL_SECONDS = 10.0
ROWS = """
    SELECT inquiry.reference, destination.name, delivery.state, delivery.alerted_at FROM contact_delivery delivery
    JOIN contact_inquiry inquiry ON inquiry.id = delivery.inquiry_id
    JOIN contact_destination destination ON destination.id = delivery.destination_id
"""
WAITING = "SELECT due_at FROM contact_delivery WHERE state = 'waiting'"
# What is wrong when something still waits.
BACKLOG = """
    SELECT destination.name, count(*), min(delivery.step), max(delivery.step), min(delivery.due_at),
        count(delivery.leased_until), max(delivery.leased_until), destination.failures_in_a_row,
        destination.probe_at, destination.paused_at, min(delivery.detail), max(delivery.detail)
    FROM contact_delivery delivery JOIN contact_destination destination ON destination.id = delivery.destination_id
    WHERE delivery.state = 'waiting'
    GROUP BY destination.id, destination.name, destination.failures_in_a_row, destination.probe_at,
        destination.paused_at
"""
BACKLOG_WORDS = (
    *("waiting", "fewest tries", "most tries", "first due", "in hand", "last lease ends", "failures in a row"),
    *("next probe", "paused", "an answer", "another"),
)
TWICE = "SELECT count(*) - count(DISTINCT email) FROM contact_inquiry"
INTERRUPTED = "SELECT count(*) FROM contact_deliveryattempt WHERE outcome = 'interrupted'"


@dataclass(frozen=True)
class Size:
    """How large a run is."""

    calm: int
    """Inquiries posted in peace, before the storm."""
    inquiries: int
    faults: Mapping[str, int]


def run(scene: Scene, size: Size, seed: int, say: Callable[[str], None], *, settles: bool = True) -> Figures:
    """The calm, the storm, the drain, the count. `settles` false: rows may wait for ever, as without an outbox."""
    began = time.monotonic()
    with Ledger(scene.site) as ledger:
        all_ended(ledger.post(range(size.inquiries, size.inquiries + size.calm), size.calm / 10))
        drain(scene.ground, CALM_PATIENCE)
        left = len(scene.ground.rows(WAITING))
        in_peace = duplicates(scene.receipts())
        scene.bad.be_steady(False)
        steps = schedule(seed, size.faults, size.inquiries)
        for step in steps:
            storm(scene, ledger, step, say)
        scene.bad.be_steady(True)
        most = drain_bar(scene.ground)
        seconds = drain(scene.ground, 2 * most) if settles else stand_still(scene)
        if settles and (left_over := backlog(scene.ground)):
            say(f"Still waiting:\n{left_over}")
        return figures(
            scene,
            ledger,
            steps,
            asked=size.calm + size.inquiries,
            drained=Bar(seconds, most),
            left_in_peace=left,
            in_peace=in_peace,
            seconds=time.monotonic() - began,
        )


def storm(scene: Scene, ledger: Ledger, step: Step, say: Callable[[str], None]) -> None:
    """Post a step's inquiries, and strike in the middle of them."""
    before = ledger.count()
    posts = ledger.post(step.numbers, STEP_SECONDS)
    eventually(lambda: ledger.count() - before >= step.after * len(posts), 120, what="inquiries are on their way")
    struck = time.monotonic()
    FAULTS[step.fault].strike(scene)
    all_ended(posts)
    say(f"{FAULTS[step.fault].words}: {time.monotonic() - struck:.1f} s")


def drain(ground: Ground, patience: float) -> float:
    """Seconds until nothing waits any more; `patience` when something still does."""
    began = time.monotonic()
    while ground.rows(WAITING):
        if time.monotonic() - began > patience:
            return patience
        time.sleep(0.1)
    return time.monotonic() - began


def backlog(ground: Ground) -> str:
    """What still waits, and behind what, a destination a line; empty when nothing does."""
    return "\n".join(
        f"{name} at {datetime.now(UTC):%H:%M:%S}: "
        + ", ".join(f"{words} {value}" for words, value in zip(BACKLOG_WORDS, values, strict=True))
        for name, *values in ground.rows(BACKLOG)
    )


def stand_still(scene: Scene) -> float:
    """Seconds until nothing has arrived anywhere for `STILL_SECONDS`."""
    began = moved = time.monotonic()
    arrived = -1
    while time.monotonic() - moved < STILL_SECONDS:
        now = sum(counted.total() for counted in scene.receipts().values())
        if now != arrived:
            arrived, moved = now, time.monotonic()
        time.sleep(0.5)
    return moved - began


def drain_bar(ground: Ground) -> float:
    """Seconds that the drain may take from now: lease, sweep, the longest delay that is left, and an allowance."""
    now = datetime.now(UTC)
    left = [(_moment(due) - now).total_seconds() for (due,) in ground.rows(WAITING)]
    # A row due in an hour was scheduled by the clock that was an hour ahead: it is due now.
    longest = max((each for each in left if 0 < each < 1800), default=0.0)
    return scale.LEASE_SECONDS + scale.SWEEP_SECONDS + longest + ALLOWANCE_SECONDS


def figures(scene: Scene, ledger: Ledger, steps: list[Step], *, drained: Bar, **known: Any) -> Figures:
    """Everything that was counted; `known` is what was counted on the way."""
    rows = [Row(reference, name, state, bool(at)) for reference, name, state, at in scene.ground.rows(ROWS)]
    ambiguous = sum(each.answer.is_ambiguous for each in receipts(scene.bad.folder))
    kills = sum(FAULTS[step.fault].kills for step in steps)
    ((twice,),), ((interrupted,),) = scene.ground.rows(TWICE), scene.ground.rows(INTERRUPTED)
    return Figures(
        tally=tally(ledger.references, scene.receipts(), rows),
        faults=len(steps),
        ambiguous=ambiguous,
        kills=kills,
        concurrency=CONCURRENCY,
        interrupted=interrupted,
        twice=twice,
        drained=drained,
        **known,
    )


def _moment(value: datetime | str) -> datetime:
    """A time as the database gives it; SQLite's is a text in UTC."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
