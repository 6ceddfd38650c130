"""The figures' part of docs/reliability.md; the rest of that file is written by people."""

import datetime
import os
import platform
import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import celery
import django
import wagtail

from tests.bench.figures import paragraph
from tests.faults.race import Race
from tests.processes import ROOT

from . import scale
from .faults import FAULTS
from .figures import Figures, race_table, table
from .run import Size

REPORT = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- make faults -->", "<!-- end of make faults -->"


def written(
    *,
    seed: int,
    size: Size,
    runs: Mapping[str, Figures],
    races: Mapping[str, Race],
    race_rows: int,
    control: Figures | None,
    missing: list[str],
    seconds: float,
) -> str:
    """All that was measured, in Markdown."""
    parts = [paragraph(f"{_machine()} Seed {seed}. All of it took {seconds:.0f} s.")]
    parts.append(paragraph(f"Scaled down by settings: {scale.in_words()}."))
    parts += [f"Not run here: {line}." for line in missing]
    if runs:
        parts.append(table(runs))
        parts.append(paragraph(f"The faults of a run, in the order that the seed gives: {_counted(size.faults)}."))
    if races:
        parts.append(f"### The claim race\n\n{race_table(races, race_rows)}")
    if control:
        parts.append(f"### The control: without the outbox\n\n{_control(control)}")
    return "\n\n".join(parts)


def keep(text: str, report: Path = REPORT) -> None:
    """Put the text between the two marks of the report, and leave the rest as it is."""
    before = report.read_text()
    between = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    assert between.search(before), f"{report} has no marks"
    report.write_text(between.sub(lambda _found: f"{BEGIN}\n\n{text}\n\n{END}", before))


def _control(run: Figures) -> str:
    tally = run.tally
    return (
        f"| acknowledged | arrived at all four | lost |\n| ---: | ---: | ---: |\n"
        f"| {tally.acknowledged} | {tally.delivered} | **{tally.lost}** |"
    )


def _counted(faults: Mapping[str, int]) -> str:
    return "; ".join(FAULTS[name].words + (f" ({times} times)" if times > 1 else "") for name, times in faults.items())


def _machine() -> str:
    return (
        f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}; {os.cpu_count()} cores ({platform.machine()}), "
        f"{platform.system()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, Django "
        f"{django.__version__}, Wagtail {wagtail.__version__}, Celery {celery.__version__}."
    )
