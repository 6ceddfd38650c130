"""Nobody waits behind another: how soon others get an inquiry while one destination takes it and never answers."""

import time
from datetime import datetime
from pathlib import Path

from tests.arrivals import hooks_of, the_hook
from tests.faults.outbox import add_webhook
from tests.faults.receiver import Receiver
from tests.processes import RunningSite, eventually

from .clients import Client
from .figures import Section, milliseconds, percentile
from .pausing import run

# Each state twice, in turn: what slows the machine down slows both.
ROUNDS = 2
INQUIRIES = 50
EVERY = 0.5
PROMISED = 2.0
SWITCH = "from contact.models import Destination; Destination.objects.filter(name='CRM').update(is_enabled={on})"
STATES = {"all answer": "normal@harbor.example", "one hangs": "beside@harbor.example"}


def measure(folder: Path) -> Section:
    """From the commit to the hook inbox's receipt, with and without a CRM beside it that hangs.

    Raises:
        AssertionError: the 99th percentile beside the hanging one is more than `PROMISED` times the normal one.
    """
    with Receiver() as crm:
        crm.hold()
        hosts = f"127.0.0.1:{crm.port}"
        with RunningSite(folder / "var", CONTACT_RATE_LIMIT="off", CONTACT_ALLOWED_PRIVATE_HOSTS=hosts) as site:
            add_webhook(site, f"http://{hosts}/leads")
            _switch(site, on=False)
            _warm_up(site)
            for _round in range(ROUNDS):
                for state, email in STATES.items():
                    _switch(site, on=state == "one hangs")
                    _send(site, email)
            waits = {state: _waits(site, email) for state, email in STATES.items()}
            assert crm.is_busy, "nothing hung"
            crm.let_go()
    return _section(waits)


def _section(waits: dict[str, list[float]]) -> Section:
    shares = (0.5, 0.95, 0.99)
    usual, beside = (percentile(times, 0.99) for times in waits.values())
    assert beside <= PROMISED * usual, f"p99 beside a hanging destination: {beside / usual:.2f} times the normal one"
    return Section(
        title="Beside a destination that hangs",
        method=(
            f"{INQUIRIES} inquiries, one each {EVERY:g} s, in each of two states in turn, {ROUNDS} rounds: all "
            "destinations of a new site answer; and there is one webhook more, whose receiver takes each request and "
            "never answers, so that every try for it lasts to its deadline of 15 s. Measured from `received_at` to the "
            "receipt at the hook inbox, which answers all the while. One worker of four processes."
        ),
        head=("state", "samples", "p50", "p95", "p99"),
        rows=[
            (state, str(len(times)), *(milliseconds(percentile(times, share)) for share in shares))
            for state, times in waits.items()
        ],
        remark=f"The 99th percentile is {beside / usual:.2f} times the normal one; promised is at most {PROMISED:g}.",
    )


def _warm_up(site: RunningSite) -> None:
    """The worker is the last to be up."""
    with Client(site) as client:
        client.write("warm-up@harbor.example")
    the_hook(site, email="warm-up@harbor.example")


def _switch(site: RunningSite, *, on: bool) -> None:
    run(site, SWITCH.format(on=on))


def _send(site: RunningSite, email: str) -> None:
    for _each in range(INQUIRIES):
        began = time.monotonic()
        with Client(site) as client:
            client.write(email)
        time.sleep(max(0.0, EVERY - (time.monotonic() - began)))


def _waits(site: RunningSite, email: str) -> list[float]:
    def all_of() -> list[dict]:
        hooks = hooks_of(site, email=email)
        return hooks if len(hooks) >= ROUNDS * INQUIRIES else []

    hooks = eventually(all_of, 60, what=f"{ROUNDS * INQUIRIES} webhooks")
    return [_moment(hook["received"]) - _moment(hook["data"]["received_at"]) for hook in hooks]


def _moment(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
