"""Telling a person: every alert is a mark that is missing on a row, so none is lost and each is sent once.

The sweeper calls `send_due`. One mail names all that is new, by reference and in plain words, without personal data.
The mark is written after the mail was taken; a mail that fails is tried again at the next sweep.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .channels.base import NotDelivered
from .channels.mail import Letter, send
from .channels.registry import all_channels
from .models import Delivery, Destination, Inquiry

logger = logging.getLogger(__name__)

MOST_IN_ONE_MAIL = 50
# The sweeper asks every two seconds: what nothing indexes is asked of the last days only, not of years.
RECENT = timedelta(days=7)


@dataclass(frozen=True)
class Alert:
    """Rows that a person has to be told of, and what marks them as told."""

    rows: QuerySet[Any]
    mark: str
    describe: Callable[[Any], str]

    def lines(self) -> list[tuple[int, str]]:
        """Key and words of each row that is not marked yet."""
        rows = self.rows.filter(**{self.mark: None})[:MOST_IN_ONE_MAIL]
        return [(row.pk, self.describe(row)) for row in rows]

    def told(self, keys: Iterable[int]) -> None:
        """Mark rows as told."""
        self.rows.model._default_manager.filter(pk__in=list(keys)).update(**{self.mark: Now()})


def alerts() -> list[Alert]:
    """Everything that a person is told of."""
    return [
        Alert(Delivery.objects.dead().select_related("inquiry", "destination"), "alerted_at", _dead),
        Alert(Destination.objects.current().exclude(trouble=""), "trouble_alerted_at", _trouble),
        Alert(overdue(), "overdue_alerted_at", _late),
        Alert(unstaffed().filter(received_at__gt=Now() - RECENT), "unstaffed_alerted_at", _unseen),
    ]


def _dead(row: Delivery) -> str:
    words = _("%(inquiry)s was given up on for “%(destination)s”: %(reason)s")
    return words % {"inquiry": row.inquiry, "destination": row.destination, "reason": row.detail}


def _trouble(row: Destination) -> str:
    paused = _("“%(destination)s” is paused and needs somebody: %(reason)s")
    words = paused if row.paused_at else _("“%(destination)s” needs somebody: %(reason)s")
    return words % {"destination": row, "reason": row.trouble}


def _late(row: Inquiry) -> str:
    words = _("%(inquiry)s has not reached all its destinations after %(minutes)s minutes")
    return words % {"inquiry": row, "minutes": f"{settings.CONTACT_OVERDUE_MINUTES:g}"}


def _unseen(row: Inquiry) -> str:
    return _("%(inquiry)s has no destination where staff would see it") % {"inquiry": row}


def overdue() -> QuerySet[Inquiry]:
    """Inquiries that wait too long for one of their destinations, paused and disabled ones included."""
    # From the few that wait to their inquiries, not through all inquiries.
    waiting = Delivery.objects.waiting().values("inquiry")
    age = timedelta(minutes=settings.CONTACT_OVERDUE_MINUTES)
    return Inquiry.objects.filter(pk__in=waiting, received_at__lt=Now() - age)


def unstaffed() -> QuerySet[Inquiry]:
    """Inquiries that go to nobody at the firm: stored, but never "delivered"."""
    staff_kinds = [channel.kind for channel in all_channels() if channel.reaches_staff]
    staffed = Delivery.objects.filter(inquiry=OuterRef("pk"), destination__kind__in=staff_kinds)
    return Inquiry.objects.filter(~Exists(staffed))


def send_due() -> int:
    """Mail what is new to `CONTACT_ALERT_EMAILS`; the number of lines sent.

    Raises nothing for a mail server that does not take it: it is logged, and the next sweep tries again. What is
    wrong also stands in the admin, which needs no mail.
    """
    found = [(alert, lines) for alert in alerts() if (lines := alert.lines())]
    if not found:
        return 0
    words = [text for _each, lines in found for _key, text in lines]
    for text in words:
        logger.warning("Alert: %s", text)
    if settings.CONTACT_ALERT_EMAILS and not _mailed(words):
        return 0
    for alert, lines in found:
        alert.told(key for key, _words in lines)
    return len(words)


def _mailed(lines: list[str]) -> bool:
    address = settings.WAGTAILADMIN_BASE_URL + reverse("deliveries:index")
    letter = Letter(
        subject=ngettext("%(count)s alert about inquiries", "%(count)s alerts about inquiries", len(lines))
        % {"count": len(lines)},
        text="\n".join([*(f"- {line}" for line in lines), "", address]),
        recipients=settings.CONTACT_ALERT_EMAILS,
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        send(letter, key=uuid4(), deadline=timedelta(seconds=settings.CONTACT_DEADLINE_SECONDS))
    except NotDelivered as error:
        logger.error("An alert could not be mailed: %s", error.detail)
        return False
    return True
