"""A prepared site is made once for each kind of database; every test stands on a copy of its own."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from .stacks import Ground, copied, copied_to_postgres, new_database, prepared


@pytest.fixture(scope="session", autouse=True)
def _ends_what_it_started() -> Iterator[None]:
    """A run that is told to stop stops as at Ctrl-C: sites, databases and queues are cleared away."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture(scope="session")
def sqlite_seed(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """A site that was prepared on SQLite."""
    return prepared(tmp_path_factory.mktemp("seed") / "var")


@pytest.fixture(scope="session")
def postgres_seed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """A site that was prepared on PostgreSQL."""
    with new_database() as url:
        yield prepared(tmp_path_factory.mktemp("seed") / "var", DATABASE_URL=url)


@pytest.fixture
def ground(sqlite_seed: Ground, tmp_path: Path) -> Ground:
    """SQLite and the filesystem broker: what `make run` starts."""
    return copied(sqlite_seed, tmp_path / "var")


@pytest.fixture
def postgres_ground(postgres_seed: Ground, tmp_path: Path) -> Iterator[Ground]:
    """PostgreSQL; the broker is still the filesystem."""
    with copied_to_postgres(postgres_seed, tmp_path / "var") as copy:
        yield copy
