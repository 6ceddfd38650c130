"""The faults, by name: each strikes a running site, and returns when what it broke was given back."""

import os
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx2

from tests.faults.disk import no_space
from tests.faults.outbox import last_sender
from tests.processes import children_of, eventually, is_alive

from .orders import AFTER_COMMIT, BEFORE_COMMIT, CLOCK
from .receiver import receipts
from .scene import GOOD, Scene

# How long a thing is away before it comes back.
AWAY_SECONDS = 2.0
PATIENCE = 60.0
AN_HOUR = 3600
# What is in hand at most when something on the way ends: a worker's four slots, and the sweeper's one.
CONCURRENCY = 5


@dataclass(frozen=True)
class Fault:
    """One way to break things."""

    words: str
    strike: Callable[[Scene], None]
    kills: int = 0
    """How many times it may end deliveries in the middle: each may cost as many duplicates as are in hand."""


def kill(scene: Scene, name: str) -> None:
    """SIGKILL to a child of the runner and to its children, once it runs."""
    eventually(lambda: is_alive(scene.site.children().get(name, 0)), PATIENCE, what=f"{name} runs")
    os.killpg(scene.site.children()[name], signal.SIGKILL)


def kill_sender(scene: Scene) -> None:
    """SIGKILL to whoever has a webhook at the good receiver, which has taken it and does not answer."""
    scene.good.hold(True)
    try:
        before = len(receipts(scene.good.folder))
        eventually(lambda: len(receipts(scene.good.folder)) > before, PATIENCE, what="a delivery is on its way")
        kill(scene, "sweeper" if last_sender(scene.ground, GOOD).startswith("sweeper/") else "worker")
    finally:
        scene.good.hold(False)


def kill_web_at(scene: Scene, place: str) -> None:
    """The process that stores the next inquiry kills itself at this place."""
    order = scene.orders / place
    order.touch()
    eventually(lambda: not order.exists(), PATIENCE, what=f"a web server dies of {place}")


def kill_database(scene: Scene) -> None:
    """PostgreSQL's postmaster; on SQLite, whose database lives in the site's processes, all of these at once."""
    if scene.postgres:
        scene.postgres.kill()
        time.sleep(AWAY_SECONDS)
        scene.postgres.start()
        return
    assert scene.site.process
    scene.site.process.kill()
    scene.site.process.wait()
    (scene.site.var / "children.json").unlink(missing_ok=True)
    scene.site.start()
    eventually(lambda: _answers(scene), PATIENCE, what="the site answers again")
    eventually((scene.site.var / "children.json").exists, PATIENCE)


def wipe_broker(scene: Scene) -> None:
    """Killed and emptied; it comes back with nothing."""
    scene.broker.take_away()
    time.sleep(AWAY_SECONDS)
    scene.broker.bring_back()


def lose_secret(scene: Scene) -> None:
    """The broker lets the site in no more, for a while."""
    scene.broker.lock_out()
    try:
        time.sleep(AWAY_SECONDS)
    finally:
        scene.broker.let_in()


def kill_receivers(scene: Scene) -> None:
    """Both of them; what they stored they have when they come back."""
    for crm in (scene.bad, scene.good):
        crm.server.kill()
    time.sleep(AWAY_SECONDS)
    for crm in (scene.bad, scene.good):
        crm.server.start()


def fill_disk(scene: Scene) -> None:
    """Nobody can write: the site's processes, the mailbox among them, and PostgreSQL."""
    # Not the runner: it only keeps a list of its children for whoever wants to kill them.
    with no_space(*children_of(scene.site.pid)):
        if scene.postgres:
            with scene.postgres.full_disk():
                time.sleep(AWAY_SECONDS)
        else:
            time.sleep(AWAY_SECONDS)


def turn_clock(scene: Scene) -> None:
    """An hour forward and back; in that hour a receiver is killed, so that waits are set by the wrong clock."""
    (scene.orders / CLOCK).write_text(f"{AN_HOUR}")
    try:
        time.sleep(AWAY_SECONDS)
        scene.bad.server.kill()
        time.sleep(AWAY_SECONDS)
    finally:
        (scene.orders / CLOCK).unlink()
        scene.bad.server.start()


def _killing(name: str) -> Callable[[Scene], None]:
    return lambda scene: kill(scene, name)


def _killing_at(place: str) -> Callable[[Scene], None]:
    return lambda scene: kill_web_at(scene, place)


def _answers(scene: Scene) -> bool:
    try:
        return httpx2.get(scene.site.url("/healthz"), timeout=5, trust_env=False).status_code == 200
    except httpx2.TransportError:
        return False


FAULTS: Mapping[str, Fault] = {
    "sender": Fault("worker killed in the middle of a delivery", kill_sender, kills=1),
    "web": Fault("web server killed", _killing("web")),
    "before commit": Fault("web server killed before its commit", _killing_at(BEFORE_COMMIT)),
    "after commit": Fault("web server killed between commit and wake-up", _killing_at(AFTER_COMMIT)),
    "sweeper": Fault("sweeper killed", _killing("sweeper"), kills=1),
    "beat": Fault("beat killed", _killing("beat")),
    # A worker may end when its broker does.
    "broker": Fault("broker killed and wiped", wipe_broker, kills=1),
    "secret": Fault("secret of the broker lost", lose_secret, kills=1),
    "database": Fault("PostgreSQL killed (on SQLite: the whole site)", kill_database, kills=1),
    "receiver": Fault("receivers killed", kill_receivers, kills=1),
    "mailbox": Fault("mail server killed", _killing("mailbox"), kills=1),
    "disk": Fault("disk full", fill_disk, kills=1),
    # Each jump ends all leases, and a receiver is killed in between.
    "clock": Fault("clock an hour forward and back", turn_clock, kills=3),
}
