"""The short form of `make faults`: every kind of fault once, on SQLite and files, and the control that must lose."""

import re
import subprocess
import sys

import pytest

from tests.processes import ROOT, clean_environment

pytestmark = pytest.mark.faults


def test_nothing_is_lost_in_the_storm_and_without_the_outbox_something_is() -> None:
    """It keeps every bar, and its control shows that it could have failed."""
    command = [sys.executable, "-m", "tests.proof", "--short"]
    result = subprocess.run(
        command, cwd=ROOT, env=clean_environment(), capture_output=True, text=True, timeout=400, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "| **lost** | **0** | 0 |" in result.stdout
    control = re.search(r"^\| \d+ \| \d+ \| \*\*(\d+)\*\* \|$", result.stdout, re.MULTILINE)
    assert control, result.stdout
    assert int(control[1]) > 0
