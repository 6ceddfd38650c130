"""The three brokers, each of the run's own: they can be killed and emptied, and can stop letting the site in."""

import os
import secrets
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol, Self

import redis

from tests.processes import free_ports

from .servers import HERE, Missing, Server

USER = "proof"
RABBITMQ = Path("/usr/lib/rabbitmq/bin")


class Broker(Protocol):
    """What the proof asks of a broker."""

    settings: Mapping[str, str]
    """The site's settings that lead to it."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_error: object) -> None: ...

    def take_away(self) -> None:
        """End it with no warning, and wipe what it held."""

    def bring_back(self) -> None:
        """Start it again, empty."""

    def lock_out(self) -> None:
        """Lose the secret that lets the site in."""

    def let_in(self) -> None:
        """Find that secret again."""


class Folders:
    """The filesystem broker: nothing runs, so its folders are taken away. It has no secret but its folder."""

    def __init__(self, folder: Path) -> None:
        """`folder`: where the site keeps it."""
        self.settings: Mapping[str, str] = {}
        self._folder, self._aside = folder, folder.with_name(f"{folder.name}-aside")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """The site's folder goes with the site."""

    def take_away(self) -> None:
        """Delete the folders with all messages, while everybody writes to them."""
        self._folder.rename(self._aside)
        shutil.rmtree(self._aside)

    def bring_back(self) -> None:
        """Make them again, empty."""
        for name in ("messages", "control"):
            (self._folder / name).mkdir(parents=True, exist_ok=True)

    def lock_out(self) -> None:
        """A file stands in the place of the folder: root is let into everything, whatever its mode says."""
        self._folder.rename(self._aside)
        self._folder.touch()

    def let_in(self) -> None:
        """The folder is there again with its messages."""
        if self._folder.is_dir():  # somebody was quicker than the file
            shutil.rmtree(self._folder)
        else:
            self._folder.unlink()
        self._aside.rename(self._folder)


class Redis:
    """A Redis that keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        """Raises Missing when Redis is not installed."""
        folder.mkdir()
        program = shutil.which("redis-server")
        if not program:
            raise Missing("Redis is not installed: there is no redis-server")
        port, self._password = free_ports(1), secrets.token_hex(16)
        options = ["--bind", HERE, "--port", str(port), "--save", "", "--appendonly", "no", "--dir", str(folder)]
        command = [program, *options, "--requirepass", self._password]
        self._server = Server("Redis", port, command, folder / "redis.log", env=os.environ)
        self._url = f"redis://:{self._password}@{HERE}:{port}/0"
        self.settings: Mapping[str, str] = {"CELERY_BROKER_URL": self._url, "CACHE_URL": f"{self._url}?key_prefix=site"}

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.kill()

    def take_away(self) -> None:
        """It keeps nothing on disk: a kill wipes it."""
        self._server.kill()

    def bring_back(self) -> None:
        """Start it, empty."""
        self._server.start()

    def lock_out(self) -> None:
        """Another password, and whoever is in is thrown out."""
        self._change_password(self._password, secrets.token_hex(16))

    def let_in(self) -> None:
        """The old password."""
        self._change_password(self._strange, self._password)

    def _change_password(self, old: str, new: str) -> None:
        with redis.Redis(HERE, self._server.port, password=old) as client:
            client.config_set("requirepass", new)
            client.client_kill_filter(_type="normal", skipme=True)
            client.client_kill_filter(_type="pubsub", skipme=True)
        self._strange = new


class RabbitMq:
    """A RabbitMQ node with a name, a cookie, a port mapper and data of its own."""

    def __init__(self, folder: Path) -> None:
        """Raises Missing when RabbitMQ is not installed."""
        mapper = shutil.which("epmd")
        if not (RABBITMQ / "rabbitmq-server").exists() or not mapper:
            raise Missing(f"RabbitMQ is not installed: there is no {RABBITMQ / 'rabbitmq-server'} or no epmd")
        self._folder, self._password = folder, secrets.token_hex(16)
        for name in ("home", "data", "log"):
            (folder / name).mkdir(parents=True)
        port = free_ports(3)
        self._env = self._environment(port)
        (folder / "plugins").write_text("[].\n")
        (folder / "rabbitmq.conf").write_text(
            f"listeners.tcp.1 = {HERE}:{port}\ndefault_user = {USER}\ndefault_pass = {self._password}\n"
        )
        log = folder / "rabbitmq.log"
        self._mapper = Server("RabbitMQ's port mapper", port + 2, [mapper, "-port", str(port + 2)], log, env=self._env)
        self._node = Server("RabbitMQ", port, [str(RABBITMQ / "rabbitmq-server")], log, env=self._env)
        self._ends = ExitStack()
        self.settings: Mapping[str, str] = {"CELERY_BROKER_URL": f"amqp://{USER}:{self._password}@{HERE}:{port}//"}

    def __enter__(self) -> Self:
        with ExitStack() as ends:
            ends.enter_context(self._mapper)
            ends.enter_context(self._node)
            self._ends = ends.pop_all()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ends.close()

    def take_away(self) -> None:
        """Kill the node, and wipe queues, users and the cookie."""
        self._node.kill()
        for name in ("home", "data"):
            shutil.rmtree(self._folder / name)
            (self._folder / name).mkdir()

    def bring_back(self) -> None:
        """Start it, empty: it makes itself the site's user and another cookie."""
        self._node.start()

    def lock_out(self) -> None:
        """Another password, and whoever is in is thrown out."""
        self._set_password(secrets.token_hex(16))

    def let_in(self) -> None:
        """The old password."""
        self._set_password(self._password)

    def _set_password(self, password: str) -> None:
        self._control("change_password", USER, password)
        self._control("close_all_connections", "the password has changed")

    def _control(self, *arguments: str) -> None:
        command = [RABBITMQ / "rabbitmqctl", *arguments]
        subprocess.run(command, cwd="/", env=self._env, capture_output=True, check=True, timeout=60)

    def _environment(self, port: int) -> dict[str, str]:
        folder = self._folder
        return {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "LC_ALL": "C.UTF-8",
            "HOME": str(folder / "home"),
            "RABBITMQ_NODENAME": f"proof{port}@localhost",
            "RABBITMQ_NODE_PORT": str(port),
            "RABBITMQ_DIST_PORT": str(port + 1),
            "ERL_EPMD_PORT": str(port + 2),
            "ERL_EPMD_ADDRESS": HERE,
            "RABBITMQ_MNESIA_BASE": str(folder / "data"),
            "RABBITMQ_LOG_BASE": str(folder / "log"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
            "RABBITMQ_CONFIG_FILE": str(folder / "rabbitmq"),
            "RABBITMQ_CONF_ENV_FILE": os.devnull,
        }
