"""What stands on the stage of one run: a site, its broker and database, two receivers, and the mailbox."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from cagp_site.runner.mail_store import MailStore
from tests.faults.stacks import Ground
from tests.processes import ROOT, RunningSite, free_ports

from . import scale
from .brokers import Broker
from .postgres import Postgres
from .receiver import HOLD, STEADY, receipts
from .servers import HERE, Server

BAD, GOOD = "CRM A", "CRM B"
OFFICE, ACKNOWLEDGEMENT = "Office", "Acknowledgement"
DESTINATIONS = (OFFICE, ACKNOWLEDGEMENT, BAD, GOOD)
STAFF, ALERTS = "office@crossedarrows.example", "alerts@crossedarrows.example"
# The hook inbox checks times, and this proof makes clocks wrong; two receivers take its place.
SET_UP = """
from contact import destinations
from contact.models import Destination
destinations.set_enabled(Destination.objects.get(name="Hook inbox"), False)
for name, url in {places!r}.items():
    destinations.create(kind="webhook", name=name, config={{"url": url}})
"""


@dataclass(frozen=True)
class Crm:
    """A receiver in a process of its own."""

    server: Server
    folder: Path

    @property
    def url(self) -> str:
        """Where it takes webhooks."""
        return f"http://{HERE}:{self.server.port}/leads"

    def be_steady(self, value: bool) -> None:
        """Whether to answer everything well from now on."""
        _there(self.folder / STEADY, value)

    def hold(self, value: bool) -> None:
        """Whether to take webhooks and not answer, or to answer them all."""
        _there(self.folder / HOLD, value)


@dataclass(frozen=True)
class Scene:
    """Everything that a fault can strike."""

    ground: Ground
    site: RunningSite
    broker: Broker
    postgres: Postgres | None
    """None: SQLite."""
    bad: Crm
    good: Crm

    @property
    def orders(self) -> Path:
        """The folder of the orders to the site's own processes (see `tests/proof/site`)."""
        return self.ground.var / "proof"

    def receipts(self) -> dict[str, Counter[tuple[str, str]]]:
        """What arrived, by destination: how often each pair of idempotency key and reference."""
        mails = MailStore(self.ground.var / "mail").newest(1_000_000)
        arrived = {name: Counter() for name in (OFFICE, ACKNOWLEDGEMENT)}
        for mail in mails:
            to = mail.header("delivered-to")
            if to != ALERTS:
                name = OFFICE if to == STAFF else ACKNOWLEDGEMENT
                arrived[name][mail.header("message-id"), _reference_in(mail.header("subject"))] += 1
        for name, crm in ((BAD, self.bad), (GOOD, self.good)):
            stored = (each for each in receipts(crm.folder) if each.answer.is_stored)
            arrived[name] = Counter((each.key, each.reference) for each in stored)
        return arrived


@contextmanager
def scene(ground: Ground, broker: Broker, postgres: Postgres | None, *, seed: int, outbox: bool) -> Iterator[Scene]:
    """Open a site on this ground, with receivers that answer everything well until they are told otherwise."""
    folder = ground.var.parent
    with ExitStack() as ends:
        bad = ends.enter_context(_crm(folder / "bad", seed))
        good = ends.enter_context(_crm(folder / "good", None))
        bad.be_steady(True)
        (ground.var / "proof").mkdir()
        site = ground.site(
            **broker.settings,
            **scale.SETTINGS,
            DJANGO_SETTINGS_MODULE="tests.proof.settings",
            PROOF_OUTBOX="on" if outbox else "off",
            CONTACT_ALLOWED_PRIVATE_HOSTS=",".join(f"{HERE}:{crm.server.port}" for crm in (bad, good)),
        )
        made = site.manage("shell", "-v0", "-c", SET_UP.format(places={BAD: bad.url, GOOD: good.url}))
        assert made.returncode == 0, made.stderr
        ends.enter_context(site)
        yield Scene(ground, site, broker, postgres, bad, good)


@contextmanager
def _crm(folder: Path, seed: int | None) -> Iterator[Crm]:
    folder.mkdir()
    port = free_ports(1)
    arguments = ["--port", str(port), "--folder", str(folder), *(["--seed", str(seed)] if seed is not None else [])]
    command = [sys.executable, "-m", "tests.proof.receiver", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with Server("the receiver", port, command, folder / "log", env=env) as server:
        yield Crm(server, folder)


def _there(file: Path, value: bool) -> None:
    if value:
        file.touch()
    else:
        file.unlink(missing_ok=True)


def _reference_in(subject: str) -> str:
    return next((word.strip(":,.") for word in subject.split() if word.startswith("CA-")), "")
