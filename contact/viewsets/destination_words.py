"""What state a destination is in, in words and numbers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cagp_site.core.viewsets.columns import Badge

from .. import checks, health
from ..channels.base import Channel
from ..channels.registry import UnknownChannel, channel_for
from ..models import Destination


@dataclass(frozen=True)
class Condition:
    """A badge and, where there is more to say, a sentence."""

    badge: Badge
    detail: str = ""


def channel_of(destination: Destination) -> Channel | None:
    """Its channel; None when that kind is not installed any more."""
    try:
        return channel_for(destination.kind)
    except UnknownChannel:
        return None


def kind_of(destination: Destination) -> str:
    """What kind it is, also when nothing here knows that kind."""
    channel = channel_of(destination)
    if channel is None:
        return _("%(kind)s (not installed)") % {"kind": destination.kind}
    return (
        _("%(kind)s (never run against the vendor)") % {"kind": channel.label}
        if channel.never_run
        else str(channel.label)
    )


def target_of(destination: Destination) -> str:
    """Where it leads, on one line."""
    channel = channel_of(destination)
    return channel.describe(destination.config) if channel else ""


def health_of(destination: Destination) -> Condition:
    """The worst that is to be said of it."""
    if destination.archived_at:
        return Condition(Badge("off", _("Archived")))
    if problems := checks.problems(destination):
        return Condition(Badge("bad", _("Cannot send")), " ".join(problems))
    if destination.paused_at:
        return Condition(Badge("bad", _("Paused")), destination.trouble)
    if not destination.is_enabled:
        return Condition(Badge("off", _("Disabled")), destination.trouble)
    return _running(destination)


def share(value: float | None) -> str:
    """A share in per cent; a dash for none. Rounded down: one failure in a thousand tries is not 100 %."""
    return f"{int(value * 1000) / 10:g} %" if value is not None else "–"


def seconds(value: timedelta | None) -> str:
    """A duration in seconds; a dash for none."""
    return _("%(seconds).2f s") % {"seconds": value.total_seconds()} if value is not None else "–"


def facts_of(of: health.Health) -> list[tuple[Any, Any]]:
    """What is counted and measured of a destination, each with its label."""
    return [
        (gettext_lazy("Waiting"), of.backlog),
        (gettext_lazy("Oldest due"), _moment(of.oldest_due)),
        (gettext_lazy("Given up"), of.dead),
        (gettext_lazy("Delivered, of the tries in 24 hours"), _of(share(of.success_day), of.tries_day)),
        (gettext_lazy("Delivered, of the tries in 7 days"), _of(share(of.success_week), of.tries_week)),
        (gettext_lazy("A try takes (median)"), seconds(of.median)),
        (gettext_lazy("A try takes (95 %)"), seconds(of.p95)),
        (gettext_lazy("Last error"), of.last_error or "–"),
        (gettext_lazy("Time of the last error"), _moment(of.last_error_at)),
    ]


def _of(words: str, count: int) -> str:
    return f"{words} ({count})" if count else words


def _moment(value: datetime | None) -> str:
    return date_format(timezone.localtime(value), "DATETIME_FORMAT") if value else "–"


def _running(destination: Destination) -> Condition:
    failures = destination.failures_in_a_row
    if destination.is_circuit_open:
        words = _("%(count)d failures in a row: one try each %(seconds)d s until it answers. %(trouble)s")
        seconds = destination.PROBE_EVERY.total_seconds()
        values = {"count": failures, "seconds": seconds, "trouble": destination.trouble}
        return Condition(Badge("bad", _("Failing")), words % values)
    if destination.trouble:
        return Condition(Badge("bad", _("Needs somebody")), destination.trouble)
    if gaps := checks.gaps(destination):
        return Condition(Badge("odd", _("Incomplete")), " ".join(gaps))
    if failures:
        words = ngettext("The last try failed.", "The last %(count)d tries failed.", failures)
        return Condition(Badge("odd", _("Unsteady")), words % {"count": failures})
    return Condition(Badge("good", _("Ready")))
