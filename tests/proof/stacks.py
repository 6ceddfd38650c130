"""The three stacks, built on servers of the proof's own."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.faults.stacks import Ground, prepared

from .brokers import Broker, Folders, RabbitMq, Redis
from .postgres import Postgres
from .scene import Scene, scene

SQLITE, REDIS, RABBITMQ = "sqlite", "redis", "rabbitmq"
NAMES = {SQLITE: "SQLite + files", REDIS: "PostgreSQL + Redis", RABBITMQ: "PostgreSQL + RabbitMQ"}
BROKERS: dict[str, Callable[[Path], Broker]] = {REDIS: Redis, RABBITMQ: RabbitMq}


@dataclass(frozen=True)
class _PostgresSeed:
    server: Postgres
    database: str
    ground: Ground


class Stacks:
    """`with Stacks(folder) as stacks:` prepares each kind of site when it is first wanted; each run has a copy."""

    def __init__(self, folder: Path) -> None:
        """`folder`: one that is there, empty, and that other users can pass through."""
        self._folder = folder
        self._ends = ExitStack()
        self._sqlite: Ground | None = None
        self._postgres: _PostgresSeed | None = None
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ends.close()

    @contextmanager
    def open(self, stack: str, *, seed: int, outbox: bool = True) -> Iterator[Scene]:
        """A running site on this stack.

        Raises:
            Missing: a server of it cannot be run here.
        """
        with ExitStack() as ends:
            ground = ends.enter_context(self.ground(is_postgres=stack != SQLITE))
            make = BROKERS.get(stack)
            broker = ends.enter_context(make(ground.var.parent / "broker") if make else Folders(ground.var / "broker"))
            postgres = self._postgres.server if self._postgres and stack != SQLITE else None
            yield ends.enter_context(scene(ground, broker, postgres, seed=seed, outbox=outbox))

    @contextmanager
    def ground(self, *, is_postgres: bool) -> Iterator[Ground]:
        """A copy of a prepared site, with a folder of its own around it.

        Raises:
            Missing: there is no PostgreSQL here.
        """
        self._count += 1
        var = self._folder / f"run-{self._count}" / "var"
        var.parent.mkdir()
        try:
            if is_postgres:
                seed = self._postgres_seed()
                shutil.copytree(seed.ground.var, var)
                with seed.server.database(f"run_{self._count}", template=seed.database) as url:
                    yield Ground(var, url)
            else:
                self._sqlite = self._sqlite or prepared(self._folder / "sqlite-seed")
                shutil.copytree(self._sqlite.var, var)
                yield Ground(var)
        finally:
            shutil.rmtree(var.parent, ignore_errors=True)

    def _postgres_seed(self) -> _PostgresSeed:
        if not self._postgres:
            server = self._ends.enter_context(Postgres(self._folder / "postgres"))
            url = self._ends.enter_context(server.database("seed"))
            self._postgres = _PostgresSeed(server, "seed", prepared(self._folder / "postgres-seed", DATABASE_URL=url))
        return self._postgres
