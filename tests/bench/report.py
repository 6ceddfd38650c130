"""The report: what was measured, on what, when, and how."""

import datetime
import os
import platform
import sqlite3
from collections.abc import Iterable

import celery
import django
import wagtail

from .figures import Section, paragraph

HEAD = """\
# Benchmarks

Written by `make bench`; do not edit. A first version: one machine, one run, everything (the clients, the site, its
worker, the mailbox and the hook inbox) on the same cores. What is compared was measured in turn within the same run;
trust the ratios more than the milliseconds, and both only for a machine such as this.
"""


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
    """The whole report as Markdown."""
    parts = [
        HEAD,
        paragraph(f"{about} The run took {seconds:.0f} s."),
        *(section.as_markdown() for section in sections),
    ]
    return "\n".join(f"{part.strip()}\n" for part in parts)
