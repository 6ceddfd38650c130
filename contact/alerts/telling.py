"""The paths by which a person is told of incidents. One that fails says so in the log, and holds up no other."""

import json
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..channels import answers, http, signing
from ..channels.base import NotDelivered
from ..channels.deadline import Deadline
from ..channels.mail import ACCEPTED, Letter, send
from ..models import Heartbeat, Incident

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 50
# One teller at a time. A path that failed, or whose teller was killed, is left alone for so long: it may hold the
# sweeper up for a whole deadline.
TURN = timedelta(seconds=60)


@dataclass(frozen=True)
class Path:
    """One way to tell a person, and the mark of what was told by it."""

    name: str
    mark: str
    is_on: Callable[[], bool]
    send: Callable[[Sequence[Incident]], Iterator[int]]
    """Yields the key of each incident once it was taken. Raises NotDelivered."""


def tell() -> int:
    """Tell what is untold by every path that is on; the number of incidents that were taken by any.

    Raises nothing for a path that fails: it is logged, and tried again in a minute.
    """
    return len(set().union(*map(_tell_by, PATHS)))


def _tell_by(path: Path) -> set[int]:
    untold = Incident.objects.filter(**{path.mark: None}).order_by("pk")
    if not untold.exists():
        return set()
    if not path.is_on():
        # Marked, so that a path that is switched on tells of what comes, not of years.
        untold.update(**{path.mark: Now()})
        return set()
    told: set[int] = set()
    try:
        with Heartbeat.turn(f"alerts by {path.name}", TURN) as is_mine:
            for key in path.send(list(untold[:MOST_AT_ONCE])) if is_mine else ():
                Incident.objects.filter(pk=key).update(**{path.mark: Now()})
                told.add(key)
    except NotDelivered as error:
        logger.error("Alerts by %s: %s", path.name, error.detail)
    return told


def mail(subject: str, lines: Sequence[str], address: str) -> None:
    """One plain mail to CONTACT_ALERT_EMAILS, a line for each thing, with an address of the admin under them.

    Raises:
        NotDelivered: nobody got it. When one got it, another whose mailbox refuses is only logged.
    """
    letter = Letter(
        subject=subject,
        text="\n".join([*(f"- {line}" for line in lines), "", address]),
        recipients=settings.CONTACT_ALERT_EMAILS,
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        send(letter, key=uuid4(), deadline=_deadline())
    except NotDelivered as error:
        if not error.memory.get(ACCEPTED):
            raise
        logger.error("An alert did not reach everybody: %s", error.detail)


def _mail(incidents: Sequence[Incident]) -> Iterator[int]:
    count = len(incidents)
    subject = ngettext("%(count)s alert about inquiries", "%(count)s alerts about inquiries", count)
    address = settings.WAGTAILADMIN_BASE_URL + reverse("deliveries:index")
    mail(subject % {"count": count}, [each.words for each in incidents], address)
    yield from (each.pk for each in incidents)


def _post(incidents: Sequence[Incident]) -> Iterator[int]:
    """One signed POST for each (Standard Webhooks), all within one deadline; the id is the same on every try."""
    client = http.Client(Deadline(_deadline()))
    for each in incidents:
        data = {"id": str(each.uid), "kind": each.kind, "text": each.words, "opened_at": each.opened_at.isoformat()}
        event = {"type": "alert.opened", "timestamp": each.opened_at.isoformat(), "data": data}
        body = json.dumps(event, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", **_signed(f"alert_{each.uid.hex}", body)}
        answers.judge(client.request("POST", settings.CONTACT_ALERT_WEBHOOK_URL, headers=headers, content=body))
        yield each.pk


def _signed(name: str, body: bytes) -> dict[str, str]:
    try:
        return signing.headers(name, int(time.time()), body, [settings.CONTACT_ALERT_WEBHOOK_SECRET])
    except ValueError:
        raise NotDelivered(_("CONTACT_ALERT_WEBHOOK_SECRET is no signing secret.")) from None


def _deadline() -> timedelta:
    return timedelta(seconds=settings.CONTACT_DEADLINE_SECONDS)


PATHS = (
    Path("mail", "mailed_at", lambda: bool(settings.CONTACT_ALERT_EMAILS), _mail),
    Path("webhook", "posted_at", lambda: bool(settings.CONTACT_ALERT_WEBHOOK_URL), _post),
)
