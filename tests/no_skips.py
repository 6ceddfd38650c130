"""A pytest plugin for CI, `-p tests.no_skips`: there, everything runs, so a skipped test is a failure.

The one exception are tests marked `outside_file`: what they read is not ours to ship, and the project has to pass
without it. They are named as skipped.
"""

import pytest

_skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note a test that was skipped; an expected failure is not one."""
    if report.skipped and not hasattr(report, "wasxfail") and "outside_file" not in report.keywords:
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Turn success into failure when a test was skipped."""
    if _skipped and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which."""
    for nodeid in _skipped:
        terminalreporter.write_line(f"SKIPPED IN CI, which counts as failed: {nodeid}")
