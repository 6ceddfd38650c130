"""What a site of the fault tests stands on: a prepared database and state directory, and a broker; all of it removable.

PostgreSQL is where `DATABASE_URL` says, else on loopback, and lets the user who runs the tests in; so does the suite.
"""

import contextlib
import os
import secrets
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import kombu
import psycopg
import pytest
import redis

from tests.processes import ROOT, RunningSite, clean_environment

POSTGRES = "postgres://127.0.0.1:5432/cagp"
REDIS = "redis://127.0.0.1:6379/0"
RABBITMQ = "amqp://guest:guest@127.0.0.1:5672//"
PREPARE = "from cagp_site.runner import bootstrap; bootstrap.prepare(print)"


@dataclass(frozen=True)
class Ground:
    """A state directory and a database with tables, demo content and destinations, that no process uses yet."""

    var: Path
    database_url: str = ""
    """Empty: SQLite in the state directory."""
    settings: dict[str, str] = field(default_factory=dict)

    def site(self, **settings: str) -> RunningSite:
        """A site on this ground, not yet started. Its limits and waits are those of a test in a hurry."""
        hurry = {"CONTACT_RATE_LIMIT": "off", "CONTACT_SWEEP_SECONDS": "0.5", "LOG_LEVEL": "INFO"}
        return RunningSite(self.var, **self.environment, **{**hurry, **settings})

    @property
    def environment(self) -> dict[str, str]:
        """The settings that lead to this ground."""
        database = {"DATABASE_URL": self.database_url} if self.database_url else {}
        return {**database, **self.settings}

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the database itself, past everything of ours; SQL that SQLite and PostgreSQL share."""
        if self.database_url:
            with psycopg.connect(self.database_url) as connection:
                return connection.execute(query).fetchall()
        path = self.var / "db.sqlite3"
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)) as connection:
            return connection.execute(query).fetchall()


def prepared(var: Path, **environment: str) -> Ground:
    """Fill an empty database as a first start does, without starting anything."""
    env = clean_environment(CAGP_VAR=str(var), CAGP_ADMIN_PASSWORD="a-long-password-for-tests", **environment)
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", PREPARE]
    result = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=180, check=False)
    assert result.returncode == 0, result.stderr
    return Ground(var, environment.get("DATABASE_URL", ""))


def copied(seed: Ground, var: Path) -> Ground:
    """A copy on SQLite."""
    shutil.copytree(seed.var, var)
    return Ground(var)


@contextmanager
def copied_to_postgres(seed: Ground, var: Path) -> Iterator[Ground]:
    """A copy in a database of its own, dropped at the end."""
    shutil.copytree(seed.var, var)
    with new_database(template=urlsplit(seed.database_url).path.strip("/")) as url:
        yield Ground(var, url)


@contextmanager
def new_database(template: str = "template1") -> Iterator[str]:
    """The URL of a fresh database, dropped at the end with whoever is still connected."""
    server = os.environ.get("DATABASE_URL", "")
    parts = urlsplit(server if server.startswith("postgres") else POSTGRES)
    require("PostgreSQL", parts.hostname or "", parts.port or 5432)
    name = f"cagp_faults_{secrets.token_hex(6)}"
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield urlunsplit(parts._replace(path=f"/{name}"))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def redis_broker() -> Iterator[dict[str, str]]:
    """Settings of a broker and a cache on Redis, whose keys are deleted at the end."""
    require("Redis", *_address(REDIS))
    prefix = f"cagp-faults-{secrets.token_hex(6)}"
    cache = f"{REDIS}?key_prefix={prefix}"
    yield {"CELERY_BROKER_URL": REDIS, "CELERY_PREFIX": prefix, "CACHE_URL": cache}
    with redis.Redis.from_url(REDIS) as client:
        for key in client.scan_iter(match=f"*{prefix}*"):
            client.delete(key)


@contextmanager
def rabbitmq_broker() -> Iterator[dict[str, str]]:
    """Settings of a broker on RabbitMQ, whose queues are deleted at the end."""
    require("RabbitMQ", *_address(RABBITMQ))
    prefix = f"cagp-faults-{secrets.token_hex(6)}"
    yield {"CELERY_BROKER_URL": RABBITMQ, "CELERY_PREFIX": prefix}
    with kombu.Connection(RABBITMQ) as connection, connection.channel() as channel:
        for name in ("default", "deliveries"):
            channel.queue_delete(f"{prefix}.{name}")


def require(service: str, host: str, port: int) -> None:
    """Skip the test when a service does not answer; under CI, fail it."""
    try:
        socket.create_connection((host, port), timeout=3).close()
    except OSError:
        message = f"{service} does not answer on {host}:{port}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)


def _address(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or 0
