"""`python -m tests.bench`: measure all and write its part of docs/benchmarks.md; with `--only`, print some parts."""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.processes import ROOT, RunningSite

from . import answers, broker, delivery, hanging, weights
from .figures import Section
from .pausing import pause
from .report import REPORT, keep, machine, written

PARTS = ("answers", "broker", "latency", "hanging", "drain", "weights")
# Those that need a site of their own.
APART = {"broker", "hanging"}


def sections(parts: set[str]) -> Iterator[Section]:
    """The wanted parts, in an order in which none disturbs another."""
    with tempfile.TemporaryDirectory() as folder:
        if parts - APART:
            with RunningSite(Path(folder) / "a" / "var", CONTACT_RATE_LIMIT="off") as site:
                yield from _on_one_site(site, parts)
        if "broker" in parts:
            yield broker.measure(Path(folder) / "b")
        if "hanging" in parts:
            yield hanging.measure(Path(folder) / "c")


def _on_one_site(site: RunningSite, parts: set[str]) -> Iterator[Section]:
    if "latency" in parts:
        yield delivery.measure_latency(site)
    if "weights" in parts:
        yield weights.measure(site)
    if parts & {"answers", "drain"}:
        pause(site)
    if "answers" in parts:
        yield answers.measure(site)
    if "drain" in parts:
        yield delivery.measure_drain(site)


def main() -> None:
    """Read the command line, measure, report."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[], metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--out", type=Path, help=f"where to write (all parts: {REPORT.relative_to(ROOT)})")
    options = parser.parse_args()
    about, began, done = machine(), time.monotonic(), []
    for section in sections(set(options.only or PARTS)):
        sys.stdout.write(f"{section.as_markdown()}\n\n")
        sys.stdout.flush()
        done.append(section)
    seconds = time.monotonic() - began
    if options.out:
        options.out.write_text(written(about, done, seconds))
    elif not options.only:
        keep("bench", about, done, seconds)
        sys.stdout.write(f"Written to {REPORT.relative_to(ROOT)}.\n")


if __name__ == "__main__":
    main()
