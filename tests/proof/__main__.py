"""`make faults`: the proof on every stack, the claim race and the control. Exit status 1 when a bar was not kept."""

import argparse
import os
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tests.faults.race import Race, race

from . import report
from .figures import Figures, broken, race_broken, table
from .run import Size, run
from .schedule import FULL, SHORT
from .servers import Missing
from .stacks import NAMES, SQLITE, Stacks

SEED = 20261126
WHOLE = Size(calm=40, inquiries=500, faults=FULL)
# What CI runs on one stack, in two minutes with its control.
BRIEF = Size(calm=10, inquiries=80, faults=SHORT)
BRIEF_CONTROL = Size(calm=5, inquiries=30, faults={"sender": 1, "broker": 1})
RACE_PROCESSES, RACE_ROWS = 8, 5_000
# Nobody waits longer for a race than this.
RACE_PATIENCE = 240


@dataclass
class Proof:
    """What was found so far."""

    size: Size
    seed: int
    runs: dict[str, Figures] = field(default_factory=dict)
    races: dict[str, Race] = field(default_factory=dict)
    control: Figures | None = None
    missing: list[str] = field(default_factory=list)

    def on(self, stacks: Stacks, name: str) -> None:
        """The run on one stack."""
        say(f"== {NAMES[name]}")
        try:
            with stacks.open(name, seed=self.seed) as scene:
                self.runs[NAMES[name]] = run(scene, self.size, self.seed, say)
            # At once: a later run that is stopped takes nothing away.
            say(table({NAMES[name]: self.runs[NAMES[name]]}))
        except Missing as error:
            self._misses(NAMES[name], error)

    def race(self, stacks: Stacks, database: str) -> None:
        """The claim race on one kind of database."""
        say(f"== the claim race on {database}: {RACE_PROCESSES} processes, {RACE_ROWS:,} rows")
        try:
            with stacks.ground(is_postgres=database != "SQLite") as ground:
                marks = ground.var.parent / "marks"
                self.races[database] = race(
                    ground, marks, processes=RACE_PROCESSES, rows=RACE_ROWS, patience=RACE_PATIENCE
                )
        except Missing as error:
            self._misses(f"the claim race on {database}", error)

    def without_outbox(self, stacks: Stacks) -> None:
        """The control, on the stack that every machine has."""
        say(f"== the control on {NAMES[SQLITE]}: no outbox")
        with stacks.open(SQLITE, seed=self.seed, outbox=False) as scene:
            size = BRIEF_CONTROL if self.size is BRIEF else self.size
            self.control = run(scene, size, self.seed, say, settles=False)

    def problems(self) -> list[str]:
        """Every bar that was not kept."""
        found = [f"{name}: {words}" for name, figures in self.runs.items() for words in broken(figures)]
        found += [
            f"race on {name}: {words}" for name, ended in self.races.items() for words in race_broken(ended, RACE_ROWS)
        ]
        if self.control and not self.control.tally.lost:
            found.append("the control lost nothing: this proof could not fail")
        if self.control and self.control.left_in_peace:
            found.append("the control did not deliver in peace: what it lost shows nothing")
        return found

    def _misses(self, what: str, error: Missing) -> None:
        self.missing.append(f"{what}, because {error}")
        say(f"Not run: {self.missing[-1]}")


def main() -> int:
    """Read the command line, prove, report."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("--stack", choices=NAMES, help="this one alone, without race and control")
    parser.add_argument("--short", action="store_true", help="two minutes: fewer inquiries, SQLite and files alone")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--minutes", type=float, help="give up after so many: 15, and 5 for the short form")
    parser.add_argument("--write", action="store_true", help=f"write to {report.REPORT.name} too")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGALRM, _time_is_up)
    signal.setitimer(signal.ITIMER_REAL, 60 * (options.minutes or (5 if options.short else 15)))
    began, proof = time.monotonic(), Proof(BRIEF if options.short else WHOLE, options.seed)
    with tempfile.TemporaryDirectory(prefix="cagp-proof-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)  # PostgreSQL's own user passes through
        with Stacks(Path(folder)) as stacks:
            prove(proof, stacks, options)
    text = report.written(
        seed=proof.seed,
        size=proof.size,
        runs=proof.runs,
        races=proof.races,
        race_rows=RACE_ROWS,
        control=proof.control,
        missing=proof.missing,
        seconds=time.monotonic() - began,
    )
    say(f"\n{text}\n")
    if options.write:
        report.keep(text)
    problems = proof.problems()
    say("\n".join(f"Not kept: {line}" for line in problems) or "Every bar was kept.")
    return int(bool(problems) or (bool(proof.missing) and os.environ.get("CI") == "true"))


def prove(proof: Proof, stacks: Stacks, options: argparse.Namespace) -> None:
    """All that was asked for, in turn."""
    wanted = [options.stack] if options.stack else [SQLITE] if options.short else list(NAMES)
    for name in wanted:
        proof.on(stacks, name)
    if options.stack:
        return
    proof.without_outbox(stacks)
    if not options.short:
        for database in ("SQLite", "PostgreSQL"):
            proof.race(stacks, database)


def _time_is_up(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError("the proof took longer than it may (--minutes)")


def say(line: str) -> None:
    """One line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped; everything that was started has ended.")
    except TimeoutError as error:
        sys.exit(f"Stopped: {error}; everything that was started has ended.")
