"""What a broker that is down or hangs costs a prospect."""

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from redis import Redis
from redis.exceptions import RedisError

from tests.network import Gate
from tests.processes import RunningSite

from .clients import Task, take_turns
from .figures import Section, milliseconds, percentile, ratio
from .pausing import pause

# A database of Redis that nobody else is likely to use; every key has a prefix of this run besides.
REDIS = "redis://127.0.0.1:6379/15"
# What the door in front of the broker does in each state.
STATES: dict[str, Callable[[Gate], None]] = {"up": Gate.open, "refusing": Gate.shut, "hanging": Gate.hang}
ROUNDS, POSTS = 5, 16


def measure(folder: Path) -> Section:
    """The same post with the broker up, refusing and hanging, in turn, on a site of its own."""
    section = Section(
        title="The same post with the broker up, refusing, hanging",
        method=(
            "A site with Redis as its broker, behind a relay that passes everything on, refuses connections, or "
            f"accepts them and never answers. {ROUNDS} rounds of {POSTS} posts in each state, in turn, one client, "
            "deliveries paused. A wake-up is published from a thread of its own, after the commit."
        ),
        head=("broker", "samples", "p50", "p95", "slowest", "p50 / up"),
    )
    prefix = f"cagp-bench-{secrets.token_hex(4)}"
    redis = Redis.from_url(REDIS)
    try:
        redis.ping()
    except RedisError:
        section.remark = "Not measured: no Redis on loopback."
        return section
    try:
        _fill(section, folder, prefix)
    finally:
        for key in redis.scan_iter(f"{prefix}*"):
            redis.delete(key)
    return section


def _fill(section: Section, folder: Path, prefix: str) -> None:
    target = urlsplit(REDIS)
    tasks = {state: Task(state, lambda client: client.write(), []) for state in STATES}
    gate = Gate(target.port)
    settings = {
        "CONTACT_RATE_LIMIT": "off",
        "CELERY_BROKER_URL": f"redis://127.0.0.1:{gate.port}{target.path}",
        "CELERY_PREFIX": prefix,
    }
    with gate, RunningSite(folder / "var", **settings) as site:
        pause(site)
        take_turns(site, [Task("", lambda client: client.write(), [])], clients=1, rounds=POSTS)
        for _round in range(ROUNDS):
            for state, be in STATES.items():
                be(gate)
                time.sleep(0.5)  # until the workers have noticed: they are not what is measured
                take_turns(site, [tasks[state]], clients=1, rounds=POSTS)
    for task in tasks.values():
        times = task.times
        figures = (percentile(times, 0.5), percentile(times, 0.95), max(times))
        section.rows.append((task.name, str(len(times)), *map(milliseconds, figures), ratio(times, tasks["up"].times)))
