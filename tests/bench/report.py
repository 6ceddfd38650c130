"""The report: what was measured, on what, when, and how."""

import datetime
import os
import platform
import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import celery
import django
import wagtail

from tests.processes import ROOT

from .figures import Section, paragraph

REPORT = ROOT / "docs" / "benchmarks.md"
HEAD = """\
# Benchmarks

Written by `make bench` and `make lighthouse`, each its own part; do not edit. One machine, one run, everything (the
clients, the site, its worker, the mailbox and the hook inbox) on the same cores. What is compared was measured in turn
within the same run; trust the ratios more than the milliseconds, and both only for a machine such as this.
"""
# The parts in their order, by the command that writes them.
PARTS = ("bench", "lighthouse")


def machine() -> str:
    """The machine and the software in neutral words."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}; {os.cpu_count()} cores ({platform.machine()}), "
        f"{platform.system()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, Django "
        f"{django.__version__}, Wagtail {wagtail.__version__}, Celery {celery.__version__}; `manage.py start` as it "
        f"comes: one web process of 16 threads, SQLite, the filesystem broker. Load average before the run: {load}."
    )


def written(about: str, sections: Iterable[Section], seconds: float) -> str:
    """One command's part as Markdown: on what, when, and each section."""
    parts = [paragraph(f"{about} The run took {seconds:.0f} s."), *(section.as_markdown() for section in sections)]
    return "\n".join(f"{part.strip()}\n" for part in parts)


def keep(part: str, about: str, sections: Iterable[Section], seconds: float, report: Path = REPORT) -> None:
    """Write one part of the report and leave the others as they are. ValueError for a part that there is not."""
    if part not in PARTS:
        raise ValueError(part)
    kept = _parts_of(report.read_text()) if report.exists() else {}
    kept[part] = written(about, sections, seconds)
    whole = (f"<!-- make {name} -->\n\n{kept[name]}" for name in PARTS if name in kept)
    report.write_text("\n".join([HEAD, *whole]))


def _parts_of(text: str) -> dict[str, str]:
    _head, *pieces = re.split(r"<!-- make (\w+) -->\n", text)
    return {name: f"{body.strip()}\n" for name, body in zip(pieces[::2], pieces[1::2], strict=True)}
