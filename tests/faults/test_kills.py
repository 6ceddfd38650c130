"""`kill -9` in the middle of a delivery: the lease ends, another worker takes the row, the try is on record."""

import pytest

from tests.processes import RunningSite, eventually, is_alive, pausing, tree

from .outbox import add_webhook, all_delivered, outcomes
from .prospect import Prospect
from .receiver import Receiver
from .stacks import Ground

pytestmark = pytest.mark.faults
# Long enough that the kill comes before the sender's own patience ends, short enough to wait for.
HURRY = {"CONTACT_LEASE_SECONDS": "6", "CONTACT_DEADLINE_SECONDS": "5"}


def in_the_middle(site: RunningSite, crm: Receiver) -> str:
    """Ask, and return the reference when the CRM has the webhook in hand and does not answer."""
    crm.hold()
    with Prospect(site) as prospect:
        asked = prospect.asks()
    assert asked.reference
    eventually(lambda: crm.is_busy, 60, what="the webhook arrives at the CRM")
    return asked.reference


def assert_sent_again(ground: Ground, crm: Receiver, reference: str) -> None:
    """The row arrives under the same key; twice at most, the first try being known as interrupted."""
    crm.let_go()
    all_delivered(ground, 4)
    assert outcomes(ground, "CRM") == ["interrupted", "delivered"]
    assert crm.references == {reference}
    assert list(crm.times.values()) == [2]


def test_a_worker_killed_in_the_middle_loses_nothing(ground: Ground) -> None:
    """The next worker sends the row again."""
    with Receiver() as crm:
        site = ground.site(CONTACT_ALLOWED_PRIVATE_HOSTS=f"127.0.0.1:{crm.port}", **HURRY)
        add_webhook(site, f"http://127.0.0.1:{crm.port}/leads")
        with site:
            eventually(lambda: is_alive(site.children().get("sweeper", 0)), what="the sweeper runs")
            # Where the worker is slow to come up the sweeper would send, and the kill would hit nobody's try.
            with pausing(site.children()["sweeper"]):
                reference = in_the_middle(site, crm)
                killed = site.children()["worker"]
                everybody = [killed, *tree(killed)]
                site.kill("worker")
                # Its own children live on for a moment: let go before, they would still hear the answer.
                eventually(lambda: not any(map(is_alive, everybody)), what="the worker and its children end")
            assert_sent_again(ground, crm, reference)


def test_everything_killed_in_the_middle_loses_nothing(ground: Ground) -> None:
    """The runner is killed with all its children; a new start on the same data sends the row again."""
    with Receiver() as crm:
        settings = {"CONTACT_ALLOWED_PRIVATE_HOSTS": f"127.0.0.1:{crm.port}", **HURRY}
        site = ground.site(**settings)
        add_webhook(site, f"http://127.0.0.1:{crm.port}/leads")
        with site:
            reference = in_the_middle(site, crm)
            everybody = tree(site.pid)
            assert site.process
            site.process.kill()
            site.process.wait()
            eventually(lambda: not any(map(is_alive, everybody)), what="nobody outlives the runner")
        with ground.site(**settings):
            assert_sent_again(ground, crm, reference)
