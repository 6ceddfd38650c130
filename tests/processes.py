"""A real `manage.py start` for tests: on ports and a data directory of its own, stopped with all its children."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

ROOT = Path(__file__).resolve().parents[1]
# What a developer's shell or `.env` may hold must not reach a test's site.
OURS = frozenset(
    name.lstrip("#").partition("=")[0]
    for name in (ROOT / ".env.example").read_text().splitlines()
    if name.startswith("#") and "=" in name and " " not in name.partition("=")[0]
) | {"DJANGO_SETTINGS_MODULE"}
T = TypeVar("T")


def eventually(look: Callable[[], T], seconds: float = 20.0, what: str = "") -> T:
    """The first true answer of `look`, asked again until `seconds` are over; then an AssertionError."""
    end = time.monotonic() + seconds
    while True:
        if answer := look():
            return answer
        assert time.monotonic() < end, f"not within {seconds:g} s: {what or look}"
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def children_of(pid: int) -> list[int]:
    """The living children of a process."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == pid and fields[0] not in "ZX":
            found.append(int(stat.parent.name))
    return found


def tree(pid: int) -> list[int]:
    """All living descendants of a process."""
    return [each for child in children_of(pid) for each in (child, *tree(child))]


def free_ports(count: int = 4) -> int:
    """The first of `count` ports in a row that nobody listens on, above 20000 and below those given out."""
    while True:
        first = 20_000 + secrets.randbelow(12_000)
        if all(_is_free(first + offset) for offset in range(count)):
            return first


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def clean_environment(**settings: str) -> dict[str, str]:
    """This process's environment without any setting of ours, and these added."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS and not name.startswith("CONTACT_")}
    return {**kept, "CAGP_ENV_FILE": os.devnull, **settings}


class RunningSite:
    """`with RunningSite(tmp_path / "var", CONTACT_RATE_LIMIT="off") as site:` opens when the table was printed.

    Keywords are settings. The site keeps its data in `var`: a second RunningSite on the same goes on with them.
    `port` takes the ports of a former one.
    """

    def __init__(self, var: Path, *, port: int | None = None, patience: float = 120.0, **settings: str) -> None:
        self.var = var
        self.admin_password = settings.setdefault("CAGP_ADMIN_PASSWORD", "a-long-password-for-tests")
        self.web_port = port or free_ports()
        self.mailbox_port, self.smtp_port, self.hook_inbox_port = (self.web_port + step for step in (1, 2, 3))
        self.env = clean_environment(CAGP_VAR=str(var), PORT=str(self.web_port), **settings)
        self._patience = patience
        var.parent.mkdir(parents=True, exist_ok=True)
        self._log = var.parent / f"{var.name}-{self.web_port}-{secrets.token_hex(3)}.log"
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        try:
            self.wait_open()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # --- what a test asks ---

    def url(self, path: str = "/") -> str:
        """Address on the site."""
        return f"http://localhost:{self.web_port}{path}"

    def mailbox_url(self, path: str = "/messages.json") -> str:
        """Address in the mailbox."""
        return f"http://localhost:{self.mailbox_port}{path}"

    def hook_inbox_url(self, path: str = "/hooks.json") -> str:
        """Address in the hook inbox."""
        return f"http://localhost:{self.hook_inbox_port}{path}"

    def log_text(self) -> str:
        """Everything it printed so far."""
        return self._log.read_text(errors="replace")

    @property
    def pid(self) -> int:
        """The process of `manage.py start`."""
        assert self.process
        return self.process.pid

    def children(self) -> dict[str, int]:
        """Process ids by name: web, mailbox, hooks, worker, chores, beat, sweeper."""
        return json.loads((self.var / "children.json").read_text())

    def manage(self, *arguments: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
        """Run a management command with this site's settings."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.env, capture_output=True, text=True, timeout=timeout, check=False
        )

    # --- what a test does ---

    def start(self) -> None:
        """Start it, without waiting."""
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "start"],
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_open(self) -> None:
        """Return when the table was printed; fail with the log when it ended or took too long."""
        assert self.process
        end = time.monotonic() + self._patience
        while "Hook inbox  " not in self.log_text():
            status = self.process.poll()
            assert status is None, f"manage.py start ended with {status}:\n{self.log_text()}"
            assert time.monotonic() < end, f"not open within {self._patience:g} s:\n{self.log_text()}"
            time.sleep(0.05)

    def kill(self, name: str, number: signal.Signals = signal.SIGKILL) -> int:
        """Send a signal to one child; returns the process id it had."""
        pid = self.children()[name]
        os.kill(pid, number)
        return pid

    def stop(self, number: signal.Signals = signal.SIGINT, timeout: float = 15.0) -> int:
        """End it as Ctrl-C does; returns the exit status."""
        assert self.process
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout)

    def close(self) -> None:
        """End it however it takes."""
        if not self.process:
            return
        try:
            self.stop()
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def pausing(pid: int) -> Iterator[None]:
    """A process that hangs for a while: stopped in its tracks, then let go on."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)
