"""What can be wrong with the site as a whole: conditions that are looked at again and again, and last while found."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import business_time, checks
from ..models import Delivery, Destination, Heartbeat, Incident, Inquiry
from . import canary

# Rows are sent within seconds: one that nobody takes for so long means that workers are gone, stuck or too few.
DUE_TOO_LONG = timedelta(minutes=5)
# One sweep that sends by itself lasts up to 35 s, and both paths of telling 15 s each.
SWEEPER_SILENT_AFTER = timedelta(minutes=3)
# The task that says so runs once a minute on the worker of the default queue, behind the drawing of pictures.
CHORES_SILENT_AFTER = timedelta(minutes=10)
SWEEPER, CHORES = "sweeper", "chores"

Found = Mapping[int, str]
"""Words by the key of a row, 0 for the site as a whole; empty when nothing is wrong."""


def watch() -> None:
    """From the sweeper: give its sign of life, and look at every condition."""
    _beat(SWEEPER, SWEEPER_SILENT_AFTER, (CHORES, canary.CLOCK))
    for kind, find in CONDITIONS.items():
        Incident.reconcile(kind, find())


def watch_sweeper() -> None:
    """From a worker: give the scheduled tasks' sign of life, and look whether the sweeper gives its own."""
    _beat(CHORES, CHORES_SILENT_AFTER, (SWEEPER,))
    Incident.reconcile(Incident.Kind.SWEEPER, _sweeper_silent())


def _beat(name: str, limit: timedelta, watched: Iterable[str]) -> None:
    """Give a sign of life. After a silence of its own, a watcher gives those it watches the time to give theirs.

    The whole site may have been off, and nobody is late for having been off with it.
    """
    if Heartbeat.is_old(name, limit):
        for each in watched:
            Heartbeat.beat(each)
    Heartbeat.beat(name)


def is_sweeper_silent() -> bool:
    """Whether no sweeper has swept for a while; one query. False where none has swept yet."""
    return Heartbeat.is_old(SWEEPER, SWEEPER_SILENT_AFTER)


def _sweeper_silent() -> Found:
    if not Heartbeat.is_silent(SWEEPER, SWEEPER_SILENT_AFTER):
        return {}
    words = _("The sweeper is silent for more than %(minutes)d minutes: start “manage.py sweep”")
    return {0: words % {"minutes": SWEEPER_SILENT_AFTER.total_seconds() / 60}}


def _chores_silent() -> Found:
    if not Heartbeat.is_silent(CHORES, CHORES_SILENT_AFTER):
        return {}
    words = _(
        "Scheduled tasks have not run for more than %(minutes)d minutes: look at beat, the broker and the worker of "
        "the default queue"
    )
    return {0: words % {"minutes": CHORES_SILENT_AFTER.total_seconds() / 60}}


def _paused() -> Found:
    return {row.pk: _paused_words(row) for row in Destination.objects.current().exclude(paused_at=None)}


def _paused_words(row: Destination) -> str:
    if row.trouble:
        words = _("“%(destination)s” is paused and needs somebody: %(reason)s")
        return words % {"destination": row, "reason": row.trouble}
    return _("“%(destination)s” is paused: what waits for it goes on waiting until it is resumed") % {
        "destination": row
    }


def _no_staff() -> Found:
    if any(map(checks.reaches_staff, Destination.objects.enabled())):
        return {}
    return {0: _("No enabled destination reaches staff: inquiries are stored, and nobody is told of them")}


def _due_too_long() -> Found:
    """Behind an open circuit too, but not what a person paused, disabled or archived."""
    running = Destination.objects.enabled().filter(paused_at=None)
    late = Delivery.objects.waiting().filter(due_at__lt=Now() - DUE_TOO_LONG, destination__in=running)
    oldest = late.select_related("inquiry", "destination").order_by("due_at").first()
    if oldest is None:
        return {}
    words = _("%(inquiry)s for “%(destination)s” is due for more than %(minutes)d minutes, and nothing has sent it")
    minutes = DUE_TOO_LONG.total_seconds() / 60
    return {0: words % {"inquiry": oldest.inquiry, "destination": oldest.destination, "minutes": minutes}}


def _quarantine_unseen() -> Found:
    since = business_time.day_before(timezone.now())
    unseen = Inquiry.objects.quarantined().unseen().filter(received_at__lt=since)
    if not (count := unseen.count()):
        return {}
    words = ngettext(
        "%d inquiry is in quarantine for a business day, and nobody has looked at it",
        "%d inquiries are in quarantine for a business day, and nobody has looked at them",
        count,
    )
    return {0: words % count}


def _canary() -> Found:
    words = canary.failure()
    return {0: words} if words else {}


CONDITIONS: Mapping[Incident.Kind, Callable[[], Found]] = {
    Incident.Kind.PAUSED: _paused,
    Incident.Kind.NO_STAFF: _no_staff,
    Incident.Kind.LATE: _due_too_long,
    Incident.Kind.QUARANTINE: _quarantine_unseen,
    Incident.Kind.CHORES: _chores_silent,
    Incident.Kind.CANARY: _canary,
}
