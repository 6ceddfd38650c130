"""How soon a stored inquiry is somewhere else, and how fast a backlog goes away."""

import http.client
import time
from datetime import datetime

from tests.arrivals import hooks_of, the_hook
from tests.processes import RunningSite, eventually

from .clients import Client, Task, take_turns
from .figures import Section, milliseconds, percentile
from .pausing import resume

INQUIRIES = 100
# One inquiry each so many seconds: a site that is awake and not under load.
EVERY = 0.5
EMAIL = "latency@harbor.example"
WARM_UP = "warm-up@harbor.example"
BACKLOG = 100
PATIENCE = 40.0


def measure_latency(site: RunningSite) -> Section:
    """From the row's own time of receipt to the other side's, over `INQUIRIES` inquiries."""
    floor = Task("floor", lambda _client: _bare_post(site), [])
    _write(site, WARM_UP)  # the worker is the last to be up
    the_hook(site, email=WARM_UP)
    for number in range(INQUIRIES):
        began = time.monotonic()
        _write(site, EMAIL)
        if number % 2:
            take_turns(site, [floor], clients=1, rounds=1)
        time.sleep(max(0.0, EVERY - (time.monotonic() - began)))
    hooks = eventually(lambda: _all(site), 60, what=f"{INQUIRIES} webhooks")
    waits = [_moment(hook["received"]) - _moment(hook["data"]["received_at"]) for hook in hooks]
    shares = (0.5, 0.95, 0.99)
    return Section(
        title="From the commit to the webhook's receipt",
        method=(
            f"{INQUIRIES} inquiries, one each {EVERY:g} s, all three destinations of a new site. Measured from "
            "`received_at`, which the database sets inside the transaction (so the commit itself is in it), to the "
            "time at which the hook inbox had the verified webhook on disk. Between them: the commit, the wake-up "
            "through the broker's folders (looked at each 0.1 s), the claim, the signature, the exchange. The last "
            "line is the floor: a bare post to the same inbox, in the same minute."
        ),
        head=("what", "samples", "p50", "p95", "p99"),
        rows=[
            (name, str(len(times)), *(milliseconds(percentile(times, share)) for share in shares))
            for name, times in (("commit to receipt", waits), ("a bare post to the inbox", floor.times))
        ],
    )


def measure_drain(site: RunningSite) -> Section:
    """How many rows a second leave, once paused destinations go on. Fills the backlog up first."""
    take_turns(site, [Task("", lambda client: client.write(), [])], clients=4, rounds=BACKLOG // 4)
    delivered, left, seconds = resume(site, patience=PATIENCE)
    section = Section(
        title="Draining a backlog",
        method=(
            "Everything that was stored while the destinations were paused, sent by one worker of four processes and "
            "the sweeper; from the first try's start to the last row's delivery. A worker has at most one row in "
            "flight per destination, and here are three: mail to the mailbox twice, the webhook to the hook "
            f"inbox. Each of them writes to disk before it answers. Ends after {PATIENCE:g} s at the latest."
        ),
        head=("rows", "seconds", "rows per second"),
        rows=[(f"{delivered:,}", f"{seconds:.1f}", f"{delivered / seconds:.1f}")],
    )
    if left:
        section.remark = f"{left} rows were still waiting when the measurement ended."
    return section


def _write(site: RunningSite, email: str) -> None:
    with Client(site) as client:
        client.write(email)


def _all(site: RunningSite) -> list[dict]:
    hooks = hooks_of(site, email=EMAIL)
    return hooks if len(hooks) >= INQUIRIES else []


def _moment(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def _bare_post(site: RunningSite) -> None:
    # Unsigned, so it is kept and answered with 401: the same work but for the verdict.
    connection = http.client.HTTPConnection("127.0.0.1", site.hook_inbox_port, timeout=10)
    connection.request("POST", "/hooks/floor", b'{"data": {}}' + b" " * 1000)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == 401, answer.status
