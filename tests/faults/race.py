"""A claim race: many processes drain one outbox at once, and what each of them sent is on record."""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.processes import ROOT, clean_environment

from .stacks import Ground


@dataclass(frozen=True)
class Race:
    """How a race ended."""

    sent: Counter[str]
    """How often each row was sent, by its idempotency key."""
    shares: Counter[str]
    """How many rows each process sent, by its process id."""
    attempts: list[tuple[str, int]]
    """How many attempts the database has, by their outcome."""
    seconds: float


def race(ground: Ground, marks: Path, *, processes: int, rows: int, patience: float = 180) -> Race:
    """Fill the outbox with `rows` rows (a multiple of `racer.DESTINATIONS`), let them all go at once, look.

    `marks` is a file that is not there yet. Raises AssertionError when a process fails, TimeoutExpired when one takes
    longer than `patience` seconds.
    """
    subprocess.run(_command("fill", str(rows)), cwd=ROOT, env=_environment(ground), check=True, timeout=patience)
    with ExitStack() as ends:
        racers = [ends.enter_context(_racer(ground, marks)) for _each in range(processes)]
        for process in racers:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
        began = time.monotonic()
        for process in racers:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        assert [process.wait(patience) for process in racers] == [0] * processes
        seconds = time.monotonic() - began
    lines = [line.split() for line in marks.read_text().splitlines()]
    attempts = ground.rows("SELECT outcome, count(*) FROM contact_deliveryattempt GROUP BY outcome")
    return Race(Counter(key for key, _pid in lines), Counter(pid for _key, pid in lines), attempts, seconds)


def _environment(ground: Ground) -> dict[str, str]:
    """How a process finds this outbox."""
    url = ground.database_url or f"sqlite:///{ground.var / 'db.sqlite3'}"
    return clean_environment(CAGP_VAR=str(ground.var), DATABASE_URL=url)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.faults.racer", *arguments]


@contextmanager
def _racer(ground: Ground, marks: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that will drain; killed in the end if it still runs."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        _command("drain", str(marks)), cwd=ROOT, env=_environment(ground), stdin=pipe, stdout=pipe, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()
