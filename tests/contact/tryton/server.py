"""A real trytond: what `make` installs, a database of its own, and a process that can be killed."""

import http.client
import json
import os
import secrets
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.processes import ROOT, eventually, free_ports

BIN = ROOT / ".tools" / "tryton" / "bin"
DATABASE = "crm"
HERE = "127.0.0.1"


def why_not() -> str:
    """Why there is no trytond here; empty when there is one."""
    return "" if (BIN / "trytond").exists() else f"no {(BIN / 'trytond').relative_to(ROOT)} (make brings it)"


class Tryton:
    """`prepare` it once, then `start` and `kill` it as often as a test likes: port and database stay."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_ports(1)
        self.known: dict[str, Any] = {}
        """`company`, `other_company`, and `keys` by login: website, blind (makes leads, reads none), stranger."""
        self._process: subprocess.Popen[bytes] | None = None
        self._config = folder / "trytond.conf"

    def prepare(self) -> None:
        """A database with the module sale_opportunity, and what `company.py` puts into it."""
        self._config.write_text(
            f"[database]\nuri = sqlite://\npath = {self.folder}\n[web]\nlisten = {HERE}:{self.port}\n"
        )
        (self.folder / "password").write_text(secrets.token_urlsafe())
        self._file.touch()
        modules = ("-u", "sale_opportunity", "--activate-dependencies", "--no-indexes")
        self._run("trytond-admin", "-c", self._config, "-d", DATABASE, *modules, "--email", "admin@crm.example")
        script = Path(__file__).with_name("company.py")
        self.known = json.loads(self._run("python", script, self._config, DATABASE))

    def start(self) -> None:
        """Return when it answers; nothing happens when it runs already."""
        if self._process and self._process.poll() is None:
            return
        with (self.folder / "trytond.log").open("ab") as log:
            command = [BIN / "trytond", "-c", self._config, "-d", DATABASE]
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        eventually(self._answers, 60, "trytond answers")

    def kill(self) -> None:
        """Without a chance to end anything."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        """What its database says, asked without its help."""
        with closing(sqlite3.connect(self._file)) as connection:
            return connection.execute(query, values).fetchall()

    @property
    def _file(self) -> Path:
        return self.folder / f"{DATABASE}.sqlite"

    def _answers(self) -> bool:
        with closing(http.client.HTTPConnection(HERE, self.port, timeout=5)) as connection:
            try:
                connection.request("OPTIONS", "/")
                return connection.getresponse().status < 500
            except OSError:
                return False

    def _run(self, program: str, *arguments: str | Path) -> str:
        env = {**os.environ, "TRYTONPASSFILE": str(self.folder / "password")}
        done = subprocess.run([BIN / program, *arguments], env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout
