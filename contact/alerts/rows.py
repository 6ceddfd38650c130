"""Rows that are wrong: each opens an incident, and a mark on the row keeps it from doing so twice.

The mark makes the question cheap: the sweeper asks every two seconds, and only for rows without one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from ..channels.registry import all_channels
from ..models import Delivery, Destination, Incident, Inquiry

MOST_AT_ONCE = 50
# The sweeper asks every two seconds: what nothing indexes is asked of the last days only, not of years.
RECENT = timedelta(days=7)


@dataclass(frozen=True)
class RowAlert:
    """Rows that a person has to be told of, and the mark of those whose incident was opened."""

    kind: Incident.Kind
    rows: QuerySet[Any]
    mark: str
    describe: Callable[[Any], str]
    fresh: Q = field(default_factory=Q)
    """Which of the rows may open an incident still."""

    def open_new(self) -> None:
        """Open an incident for each row without a mark. One that is open still is of an earlier time, and is over."""
        rows = self.rows.filter(self.fresh, **{self.mark: None})[:MOST_AT_ONCE]
        found = {row.pk: self.describe(row) for row in rows}
        if not found:
            return
        with transaction.atomic():
            Incident.close_rows(self.kind, found)
            Incident.open_all(self.kind, found)
            self.rows.model._default_manager.filter(pk__in=found).update(**{self.mark: Now()})

    def close_mended(self) -> None:
        """Close the incidents of rows that are well again."""
        still = set(Incident.objects.open().filter(kind=self.kind).values_list("row", flat=True))
        if still:
            Incident.close_rows(self.kind, still - set(self.rows.filter(pk__in=still).values_list("pk", flat=True)))


def row_alerts() -> list[RowAlert]:
    """Every kind of row that a person is told of."""
    dead = Delivery.objects.dead().select_related("inquiry", "destination")
    # A paused destination is an incident of its own.
    troubled = Destination.objects.current().filter(paused_at=None).exclude(trouble="")
    recent = Q(received_at__gt=Now() - RECENT)
    return [
        RowAlert(Incident.Kind.DEAD, dead, "alerted_at", _dead),
        RowAlert(Incident.Kind.TROUBLE, troubled, "trouble_alerted_at", _trouble),
        RowAlert(Incident.Kind.OVERDUE, overdue(), "overdue_alerted_at", _late),
        RowAlert(Incident.Kind.UNSTAFFED, unstaffed(), "unstaffed_alerted_at", _unseen, fresh=recent),
    ]


def open_new() -> None:
    """Open an incident for every row that came to be wrong."""
    for alert in row_alerts():
        alert.open_new()


def close_mended() -> None:
    """Close the incidents of all rows that are well again."""
    for alert in row_alerts():
        alert.close_mended()


def _dead(row: Delivery) -> str:
    words = _("%(inquiry)s was given up on for “%(destination)s”: %(reason)s")
    return words % {"inquiry": row.inquiry, "destination": row.destination, "reason": row.detail}


def _trouble(row: Destination) -> str:
    return _("“%(destination)s” needs somebody: %(reason)s") % {"destination": row, "reason": row.trouble}


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
