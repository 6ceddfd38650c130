"""`make lighthouse`: Lighthouse for telephones on the measured pages of a new site; exits with 1 below the bar."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from tests.browser import node_tools
from tests.browser.chromium import FLAGS, executable, why_not
from tests.browser.sights import MEASURED
from tests.processes import RunningSite

from .figures import Section, kilobytes
from .report import keep, machine

RUNS = 3
TRIES = 3
# In the order of the table: the four scores, each 100 at most.
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
BEST = 100
# The largest values that are good enough: milliseconds, milliseconds, a share of the window.
LIMITS = {"largest-contentful-paint": 1800, "total-blocking-time": 50, "cumulative-layout-shift": 0.01}
WEIGHT = "total-byte-weight"
METHOD = (
    f"Lighthouse {{version}} with its settings for telephones (a slow processor and a slow line, simulated) on a "
    f"new site of `manage.py start`; the median of {RUNS} runs each. LCP: when the largest part of the first screen "
    "stands; TBT: how long scripts hold the page up; CLS: how far it shifts."
)
Report = dict[str, Any]


def run(url: str, folder: Path) -> Report:
    """One run of Lighthouse, tried again when the browser's record of it came out broken (it asks for that itself)."""
    for _each in range(TRIES - 1):
        with contextlib.suppress(RuntimeError):
            return run_once(url, folder)
    return run_once(url, folder)


def run_once(url: str, folder: Path) -> Report:
    """One run of Lighthouse.

    Raises:
        RuntimeError: it measured nothing.
    """
    out = folder / "report.json"
    command = [
        "node",
        str(node_tools.LIGHTHOUSE),
        url,
        "--quiet",
        "--no-enable-error-reporting",
        "--output=json",
        f"--output-path={out}",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join([*FLAGS, '--headless=new'])}",
    ]
    env = {**os.environ, "CHROME_PATH": str(executable())}
    result = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=180, check=False)
    report = json.loads(out.read_text()) if out.exists() else {}
    if result.returncode or report.get("runtimeError"):
        raise RuntimeError(f"Lighthouse on {url}: {report.get('runtimeError') or result.stderr[-2000:]}")
    out.unlink()
    return report


def score(reports: list[Report], category: str) -> int:
    """The median of a category's scores, 0 to 100."""
    return round(median(each["categories"][category]["score"] for each in reports) * BEST)


def figure(reports: list[Report], audit: str) -> float:
    """The median of an audit's number."""
    return median(each["audits"][audit]["numericValue"] for each in reports)


def below_the_bar(name: str, reports: list[Report]) -> list[str]:
    """What is not good enough about a page, and which audits cost it."""
    faults = []
    for category, title in CATEGORIES.items():
        if (points := score(reports, category)) < BEST:
            faults.append(f"{name}: {title} {points}; {', '.join(failing(reports, category)) or 'no audit below 90'}")
    for audit, limit in LIMITS.items():
        if (value := figure(reports, audit)) > limit:
            faults.append(f"{name}: {audit} {value:.3g}, at most {limit}")
    return faults


def failing(reports: list[Report], category: str) -> list[str]:
    """The audits of a category that were below 90 of 100 in a run, with what they say."""
    found = {}
    for report in reports:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if audit["score"] is not None and audit["score"] < 0.9:
                found[reference["id"]] = f"{reference['id']} {audit.get('displayValue', '')}".strip()
    return list(found.values())


def row(name: str, reports: list[Report]) -> list[str]:
    """A page's line in the table."""
    paint, blocking, shift = (figure(reports, audit) for audit in LIMITS)
    scores = (str(score(reports, category)) for category in CATEGORIES)
    figures = (f"{paint / 1000:.2f} s", f"{blocking:.0f} ms", f"{shift:.3f}", kilobytes(figure(reports, WEIGHT)))
    return [name, *scores, *figures]


def measure(folder: Path) -> tuple[Section, list[str]]:
    """The section of the report, and what is below the bar."""
    section = Section(title="Lighthouse", method="", head=("page", *CATEGORIES.values(), "LCP", "TBT", "CLS", "bytes"))
    faults = []
    with RunningSite(folder / "var", CONTACT_RATE_LIMIT="off") as site:
        for name, path in MEASURED.items():
            reports = [run(site.url(path), folder) for _each in range(RUNS)]
            section.rows.append(row(name, reports))
            section.method = METHOD.format(version=reports[0]["lighthouseVersion"])
            faults += below_the_bar(name, reports)
    section.rows.append(("*bar*", *[str(BEST)] * len(CATEGORIES), "1.80 s", "50 ms", "0.010", ""))
    return section, faults


def main() -> int:
    """Measure, write, and say what is below the bar: 1 when anything is."""
    if reason := why_not() or node_tools.why_not(node_tools.LIGHTHOUSE, "node"):
        sys.stderr.write(f"Not measured: {reason}.\n")
        return 1
    about, began = machine(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        section, faults = measure(Path(folder))
    keep("lighthouse", about, [section], time.monotonic() - began)
    sys.stdout.write(f"{section.as_markdown()}\n\n")
    sys.stderr.write("".join(f"{each}\n" for each in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
