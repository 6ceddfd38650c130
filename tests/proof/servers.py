"""Servers of the proof's own, which it may kill: a process on a port, that goes when the proof goes."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from cagp_site.runner.child import __file__ as launcher

HERE = "127.0.0.1"


class Missing(Exception):
    """A server cannot be run on this machine; the message says which and why."""


class Server:
    """One process, and whatever it starts, that listens on a port of its own. Use it from the main thread.

    The kernel kills the process when the main thread of the proof ends, however that ends.
    """

    def __init__(
        self,
        name: str,
        port: int,
        command: Sequence[str],
        log: Path,
        *,
        env: Mapping[str, str],
        user: str | None = None,
    ) -> None:
        """`user`: the one to run as, where the proof runs as root and the server does not want to."""
        self.name, self.port = name, port
        self._command, self._log, self._env, self._user = list(command), log, dict(env), user
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        """The process that was started last."""
        assert self._process
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether that process has not ended."""
        return self._process is not None and self._process.poll() is None

    def start(self, patience: float = 60.0) -> None:
        """Start it and return when it listens; once more when it ends at once, as beside what a kill has left.

        Raises:
            Missing: it does not listen after `patience` seconds; with the end of its log.
        """
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if not self.is_running:
                self._spawn()
            if self._listens():
                return
            time.sleep(0.1)
        self.kill()
        raise Missing(f"{self.name} does not listen on {HERE}:{self.port} after {patience:g} s:\n{self._last_words()}")

    def kill(self) -> None:
        """SIGKILL to the process and its group."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def _spawn(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", launcher, str(os.getpid()), *as_user(self._user), *self._command],
                cwd="/",
                env=self._env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _listens(self) -> bool:
        try:
            socket.create_connection((HERE, self.port), timeout=1).close()
        except OSError:
            return False
        return self.is_running

    def _last_words(self) -> str:
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-8:])


def as_user(user: str | None) -> list[str]:
    """The beginning of a command that runs as somebody else; nothing for None. The kernel's order to die is renewed."""
    if user is None:
        return []
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "--pdeathsig=KILL", "--"]
