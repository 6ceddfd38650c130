"""A PostgreSQL of the proof's own: its data lie in a folder of the run, and its postmaster may be killed."""

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.processes import eventually, free_ports, is_alive, tree

from .servers import HERE, Missing, Server, as_user

OWNER = "proof"
# Debian keeps what a server needs out of the path.
PLACES = "/usr/lib/postgresql/*/bin"
# Nobody but the proof uses it: small, and with no socket that another server could have.
OPTIONS = {
    "listen_addresses": HERE,
    "unix_socket_directories": "",
    "fsync": "on",
    "synchronous_commit": "on",
    "shared_buffers": "64MB",
    "max_connections": "60",
}


class Postgres:
    """`with Postgres(folder) as postgres:` runs an empty one."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made; others must be able to pass through its parents, because root cannot be its owner.

        Raises:
            Missing: PostgreSQL is not installed, or its data folder cannot be made.
        """
        self._programs = _programs()
        self._user = _unprivileged()
        self._data = folder / "data"
        self.port = free_ports(1)
        folder.mkdir()
        if self._user:
            shutil.chown(folder, self._user)
        self._initialize()
        options = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
        command = [str(self._programs / "postgres"), "-D", str(self._data), "-p", str(self.port), *options]
        log = folder.parent / "postgres.log"
        self._server = Server("PostgreSQL", self.port, command, log, env=_environment(), user=self._user)

    def __enter__(self) -> "Postgres":
        self._server.start()
        self._wait_until_it_answers()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.kill()

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgres://{OWNER}@{HERE}:{self.port}/{database}"

    @contextmanager
    def database(self, name: str, template: str = "template1") -> Iterator[str]:
        """The address of a new database, dropped at the end if the server still runs."""
        self._tell(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            with contextlib.suppress(psycopg.OperationalError):
                self._tell(f"DROP DATABASE {name} WITH (FORCE)")

    # --- what the proof does to it ---

    def kill(self) -> None:
        """SIGKILL to the postmaster alone: its children see that it is gone, and end."""
        os.kill(self._server.pid, signal.SIGKILL)

    def start(self) -> None:
        """Start it again after a kill, and return when it answers."""
        self._server.start()
        self._wait_until_it_answers()

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """None of its processes can write, its log of changes included; if it ended over that it is started again."""
        self._limit_files("0")
        try:
            yield
        finally:
            self._limit_files("unlimited")
            self.start()

    def _limit_files(self, size: str) -> None:
        """The largest file that its processes may write; set by a program, because only its own user may do that."""
        for pid in (self._server.pid, *tree(self._server.pid)):
            command = [*as_user(self._user), "prlimit", f"--pid={pid}", f"--fsize={size}:unlimited"]
            result = subprocess.run(command, capture_output=True, text=True, check=False)
            assert result.returncode == 0 or not is_alive(pid), result.stderr

    def _initialize(self) -> None:
        arguments = ["-D", self._data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        result = subprocess.run(
            [*as_user(self._user), self._programs / "initdb", *arguments],
            cwd="/",
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            raise Missing(f"PostgreSQL's initdb failed: {result.stderr.strip()}")

    def _tell(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True, connect_timeout=3) as connection:
            connection.execute(statement)

    def _wait_until_it_answers(self) -> None:
        eventually(self._answers, 60, what="PostgreSQL has recovered and answers")

    def _answers(self) -> bool:
        if not self._server.is_running:
            self._server.start()
        try:
            self._tell("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True


def _programs() -> Path:
    found = sorted(Path("/").glob(f"{PLACES[1:]}/initdb"), key=lambda path: int(path.parts[4].partition(".")[0]))
    beside = shutil.which("initdb")
    if not found and not beside:
        raise Missing(f"PostgreSQL is not installed: there is no initdb in {PLACES} or in the path")
    return found[-1].parent if found else Path(beside or "").parent


def _unprivileged() -> str | None:
    """PostgreSQL does not run as root: then it is run as Debian's user for it."""
    return "postgres" if os.geteuid() == 0 else None


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
