"""`make test`: the suite in four parts. Says what it cannot run here, and under CI fails for it."""

# ruff: noqa: T201 - a command, it prints

import os
import shutil
import socket
import subprocess
import sys

import psycopg

from tests.browser import node_tools
from tests.contact.tryton import server as tryton
from tests.processes import ROOT

# No user in it: the one who runs the tests, as psql does.
POSTGRES_URL = "postgres://127.0.0.1:5432/cagp"
SERVICES = {"Redis": 6379, "RabbitMQ": 5672}
# A part for each cause of waiting: those that kill processes and watch the clock have the machine to themselves.
PROCESSES = ("tests/faults", "tests/runner")
BROWSER = "tests/browser"
APART = [f"--ignore={each}" for each in (*PROCESSES, BROWSER)]
SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=loadgroup")
IN_CI = os.environ.get("CI") == "true"


def main() -> int:
    """Run what can be run; 0 when all of it passed and, under CI, nothing was missing."""
    missing = [*_missing(), *_missing_postgres()]
    for line in missing:
        print(f"Skipped: {line}", flush=True)
    if missing and IN_CI:
        print("Under CI nothing may be skipped.", flush=True)
        return 1
    status = _pytest("the suite on SQLite", *APART, *SIDE_BY_SIDE)
    if not _missing_postgres():
        status |= _pytest("the suite on PostgreSQL", *APART, *SIDE_BY_SIDE, DATABASE_URL=_postgres_url())
    # What these start has databases of its own, PostgreSQL among them.
    status |= _pytest("sites that are killed", *PROCESSES)
    status |= _pytest("sites in the browser", BROWSER, *SIDE_BY_SIDE)
    for line in missing:
        print(f"Skipped: {line}", flush=True)
    return status


def _pytest(what: str, *arguments: str, **settings: str) -> int:
    print(f"== {what}", flush=True)
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    strict = ["-p", "tests.no_skips"] if IN_CI else []
    command = [sys.executable, "-m", "pytest", *strict, *arguments]
    return subprocess.run(command, cwd=ROOT, env={**env, **settings}, check=False).returncode


def _missing() -> list[str]:
    lines = []
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        lines.append("browser tests, because there is no Chromium")
    if reason := node_tools.why_not(node_tools.VNU, "java"):
        lines.append(f"the HTML checker, because there is {reason}")
    if reason := tryton.why_not():
        lines.append(f"the channel for Tryton, because there is {reason}")
    for name, port in SERVICES.items():
        if not _answers(port):
            lines.append(f"tests with {name}, because nothing answers on 127.0.0.1:{port}")
    return lines


def _missing_postgres() -> list[str]:
    try:
        psycopg.connect(_postgres_url().rpartition("/")[0] + "/postgres", connect_timeout=3).close()
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        return [f"the suite on PostgreSQL, because it does not let us in (DATABASE_URL): {reason}"]
    return []


def _postgres_url() -> str:
    url = os.environ.get("DATABASE_URL", "")
    return url if url.startswith("postgres") else POSTGRES_URL


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
