"""One inquiry on each stack: from the page to staff mail, acknowledgement and verified webhook."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.processes import RunningSite, eventually

from .outbox import all_delivered
from .prospect import Prospect
from .stacks import Ground, copied, copied_to_postgres, rabbitmq_broker, redis_broker

STACKS = [
    pytest.param(None, id="sqlite-filesystem"),
    pytest.param(redis_broker, id="postgres-redis", marks=[pytest.mark.postgres, pytest.mark.redis]),
    pytest.param(rabbitmq_broker, id="postgres-rabbitmq", marks=[pytest.mark.postgres, pytest.mark.rabbitmq]),
]
pytestmark = pytest.mark.faults


@pytest.fixture(params=STACKS)
def stack(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ground]:
    """Each database with a broker."""
    if request.param is None:
        yield copied(request.getfixturevalue("sqlite_seed"), tmp_path / "var")
        return
    with ExitStack() as ends:
        seed = request.getfixturevalue("postgres_seed")
        ground = ends.enter_context(copied_to_postgres(seed, tmp_path / "var"))
        yield replace(ground, settings=ends.enter_context(request.param()))


def test_an_inquiry_reaches_all_three_destinations(stack: Ground) -> None:
    """The reference on the screen stands in both mails and in the one webhook, whose signature is good."""
    # A sweep that came soon would hide a broker that delivers nothing.
    with stack.site(CONTACT_SWEEP_SECONDS="60") as site, Prospect(site) as prospect:
        eventually(lambda: "worker" in site.children())
        asked = prospect.asks(email="flow@agency.example")
        assert asked.status == 200
        assert asked.reference
        all_delivered(stack, 3)
        mails = {mail["recipients"][0]: mail for mail in shown(site.mailbox_url())}
        assert set(mails) == {"office@crossedarrows.example", "flow@agency.example"}
        assert all(asked.reference in mail["subject"] for mail in mails.values())
        (hook,) = shown(site.hook_inbox_url())
        assert hook["verified"], hook["verdict"]
        assert asked.reference in hook["body"]


def shown(url: str) -> list[dict[str, Any]]:
    """What the mailbox or the hook inbox has."""
    return httpx2.get(url, trust_env=False).json()


def test_the_form_of_a_service_page_records_where_it_stood(ground: Ground) -> None:
    """Page and service come with the form's own hidden fields."""
    with ground.site() as site, Prospect(site) as prospect:
        form = prospect.reads(first_service(site))
        asked = prospect.asks(form, subject=form.fields["subject"])
        assert asked.reference
        ((title, key),) = ground.rows("SELECT source_title, subject_key FROM contact_inquiry")
        assert title
        assert key
        all_delivered(ground, 3)


def first_service(site: RunningSite) -> str:
    """The address of a service page, from the services' own list."""
    html = httpx2.get(site.url("/services/"), trust_env=False).text
    links = [part.split('"')[0] for part in html.split('href="')[1:]]
    return next(link for link in links if link.startswith("/services/") and link.count("/") == 3)
