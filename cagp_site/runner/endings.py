"""The ends of processes: how one ended, killing a group, and the watcher that outlives the runner."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

WATCHER = Path(__file__).with_name("undertaker.py")


def how_it_ended(status: int) -> str:
    """A `Popen.returncode` in words."""
    if status >= 0:
        return f"exit status {status}"
    try:
        return f"killed by {signal.Signals(-status).name}"
    except ValueError:  # a real-time signal has no name
        return f"killed by signal {-status}"


def kill_group(group: int) -> None:
    """SIGKILL to every process of a group, if any is left."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


class Undertaker:
    """The runner's end of the pipe to `undertaker.py`."""

    def __init__(self) -> None:
        self._process = self._spawn()

    def watch(self, group: int) -> None:
        """Have this group killed if the runner should be gone before it is forgotten."""
        self._tell(f"+{group}\n")

    def forget(self, group: int) -> None:
        """The group has ended: its number may soon belong to somebody else."""
        self._tell(f"-{group}\n")

    def replace_if_dead(self, groups: Iterable[int]) -> bool:
        """Start another watcher over `groups` when this one has ended; tells whether it had."""
        if self._process.poll() is None:
            return False
        self._close_pipe()
        self._process = self._spawn()
        for group in groups:
            self.watch(group)
        return True

    def close(self) -> None:
        """Let the watcher go; it kills what was not forgotten."""
        self._close_pipe()
        self._process.wait()

    def _spawn(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - the runner's own file
            [sys.executable, "-I", "-S", str(WATCHER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,
        )

    def _tell(self, line: str) -> None:
        # A watcher that has ended is replaced at the next look, with all groups.
        with contextlib.suppress(BrokenPipeError):
            self._pipe.write(line.encode())

    def _close_pipe(self) -> None:
        with contextlib.suppress(BrokenPipeError):
            self._pipe.close()

    @property
    def _pipe(self) -> IO[bytes]:
        assert self._process.stdin  # noqa: S101 - PIPE was asked for
        return self._process.stdin
