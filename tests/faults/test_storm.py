"""Many inquiries while everything is killed; and the control that shows that this test can fail."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.processes import RunningSite, eventually, is_alive, pausing

from .outbox import add_webhook, all_delivered, last_sender, outcomes, states
from .prospect import Outcome, Prospect
from .receiver import Receiver
from .stacks import Ground

pytestmark = pytest.mark.faults
INQUIRIES = 30
SENDER_KILLS = 4
HURRY = {"CONTACT_LEASE_SECONDS": "3", "CONTACT_DEADLINE_SECONDS": "1.5", "CONTACT_RETRY_SCALE": "0.01"}


def site_with(ground: Ground, crm: Receiver) -> RunningSite:
    """A site, not yet started, with the CRM as a destination more."""
    site = ground.site(CONTACT_ALLOWED_PRIVATE_HOSTS=f"127.0.0.1:{crm.port}", **HURRY)
    add_webhook(site, f"http://127.0.0.1:{crm.port}/leads")
    return site


def kill(site: RunningSite, name: str) -> None:
    """SIGKILL to a child and its children, once it runs."""
    eventually(lambda: is_alive(site.children().get(name, 0)), 60, what=f"{name} runs")
    os.killpg(site.children()[name], signal.SIGKILL)


def kill_sender(site: RunningSite, ground: Ground, crm: Receiver, before: int | None = None) -> None:
    """SIGKILL to whoever has the next webhook at the CRM: the worker, or the sweeper where the worker is too late."""
    before = len(crm.came) if before is None else before
    crm.hold()
    eventually(lambda: len(crm.came) > before, 90, what="a delivery is on its way")
    kill(site, "sweeper" if last_sender(ground, "CRM").startswith("sweeper/") else "worker")
    crm.let_go()


def storm(site: RunningSite, ground: Ground, crm: Receiver) -> None:
    """Whoever sends, in the middle of it, again and again; sweeper and web server once each."""
    for number in range(SENDER_KILLS):
        kill_sender(site, ground, crm)
        if number == 0:
            kill(site, "sweeper")
        if number == 1:
            kill(site, "web")


def test_nothing_acknowledged_is_lost_while_everything_is_killed(
    ground: Ground, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every reference that a prospect has seen arrives, and pressing twice shows the same one."""
    with Receiver(work_seconds=0.2) as crm, site_with(ground, crm) as site, ThreadPoolExecutor(4) as pool:
        with Prospect(site) as prospect:
            form = prospect.reads()
        began = threading.Event()
        killing = pool.submit(lambda: began.wait() and storm(site, ground, crm))

        def ask(number: int) -> Outcome:
            began.set()
            with Prospect(site) as prospect:
                return prospect.insists(form, 60, email=f"{number}@agency.example")

        first = list(pool.map(ask, range(INQUIRIES // 2)))
        # The second half is posted while the killing goes on.
        second = [ask(number) for number in range(INQUIRIES // 2, INQUIRIES)]
        killing.result(timeout=300)
        again = [ask(number) for number in (0, INQUIRIES // 2)]
        acknowledged = {outcome.reference for outcome in first + second}
        assert [outcome.reference for outcome in again] == [first[0].reference, second[0].reference]
        all_delivered(ground, 4 * INQUIRIES, 120)
        lost = acknowledged - crm.references
        twice = sum(count - 1 for count in crm.times.values())
        with capsys.disabled():
            sys.stdout.write(
                f"\nacknowledged {len(acknowledged)}, received {len(crm.references)}, lost {len(lost)}, twice {twice}\n"
            )
        assert len(acknowledged) == INQUIRIES
        assert not lost
        assert crm.references == acknowledged
        # The kills did hit deliveries, and a kill costs no more than one duplicate of what was in hand.
        assert 0 < twice <= SENDER_KILLS + 1


def test_without_the_sweeper_the_same_kill_leaves_an_inquiry_behind(ground: Ground) -> None:
    """The control: with the sweeper stopped, what a killed worker had stays behind; it goes out when it is back."""
    with Receiver() as crm, site_with(ground, crm) as site, Prospect(site) as prospect:
        eventually(lambda: is_alive(site.children().get("sweeper", 0)))
        with pausing(site.children()["sweeper"]):
            killed = site.children()["worker"]
            crm.hold()
            assert prospect.asks().reference
            # The broker hands a wake-up out once: the worker that had it is gone, and nobody sends another.
            kill_sender(site, ground, crm, before=0)
            eventually(lambda: is_alive(site.children().get("worker", killed)), what="a new worker")
            eventually(stays(lambda: states(ground)["waiting"]), 60, what="the new worker has nothing to do")
            assert states(ground)["waiting"] > 0
            assert "interrupted" not in outcomes(ground, "CRM")
        all_delivered(ground, 4)


def stays(look: Callable[[], int]) -> Callable[[], bool]:
    """Whether a number was the same for 120 looks: six seconds, twice a lease."""
    seen: list[int] = []

    def unchanged() -> bool:
        seen.append(look())
        return len(seen) > 120 and len(set(seen[-120:])) == 1

    return unchanged
