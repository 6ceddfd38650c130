"""Six processes drain one outbox at once: each row is sent exactly once."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.processes import ROOT, clean_environment

from .stacks import Ground

pytestmark = pytest.mark.faults
PROCESSES, ROWS = 6, 300
GROUNDS = ["ground", pytest.param("postgres_ground", marks=pytest.mark.postgres)]


def environment(ground: Ground) -> dict[str, str]:
    """How a process finds this outbox."""
    url = ground.database_url or f"sqlite:///{ground.var / 'db.sqlite3'}"
    return clean_environment(CAGP_VAR=str(ground.var), DATABASE_URL=url)


def command(*arguments: str) -> list[str]:
    """A command of `racer`."""
    return [sys.executable, "-m", "tests.faults.racer", *arguments]


@contextmanager
def racer(ground: Ground, marks: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that will drain; killed in the end if it still runs."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command("drain", str(marks)), cwd=ROOT, env=environment(ground), stdin=pipe, stdout=pipe, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("kind", GROUNDS, ids=["sqlite", "postgres"])
def test_each_row_is_sent_exactly_once(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """As many marks, attempts and delivered rows as there were rows, and every process had a part."""
    ground: Ground = request.getfixturevalue(kind)
    subprocess.run(command("fill", str(ROWS)), cwd=ROOT, env=environment(ground), check=True, timeout=120)
    marks = tmp_path / "marks"
    with ExitStack() as ends:
        racers = [ends.enter_context(racer(ground, marks)) for _each in range(PROCESSES)]
        for process in racers:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
        for process in racers:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        assert [process.wait(180) for process in racers] == [0] * PROCESSES
    lines = [line.split() for line in marks.read_text().splitlines()]
    assert len(lines) == len({key for key, _pid in lines}) == ROWS
    assert len({pid for _key, pid in lines}) > 1, Counter(pid for _key, pid in lines)
    outcomes = ground.rows("SELECT outcome, count(*) FROM contact_deliveryattempt GROUP BY outcome")
    assert outcomes == [("delivered", ROWS)]
