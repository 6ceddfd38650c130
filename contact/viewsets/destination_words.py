"""What state a destination is in, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import checks
from ..channels.base import Channel
from ..channels.registry import UnknownChannel, channel_for
from ..models import Destination
from .columns import Badge


@dataclass(frozen=True)
class Health:
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


def health_of(destination: Destination) -> Health:
    """The worst that is to be said of it."""
    if destination.archived_at:
        return Health(Badge("off", _("Archived")))
    if problems := checks.problems(destination):
        return Health(Badge("bad", _("Cannot send")), " ".join(problems))
    if destination.paused_at:
        return Health(Badge("bad", _("Paused")), destination.trouble)
    if not destination.is_enabled:
        return Health(Badge("off", _("Disabled")), destination.trouble)
    return _running(destination)


def _running(destination: Destination) -> Health:
    failures = destination.failures_in_a_row
    if destination.is_circuit_open:
        words = _("%(count)d failures in a row: one try each %(seconds)d s until it answers. %(trouble)s")
        seconds = destination.PROBE_EVERY.total_seconds()
        values = {"count": failures, "seconds": seconds, "trouble": destination.trouble}
        return Health(Badge("bad", _("Failing")), words % values)
    if destination.trouble:
        return Health(Badge("bad", _("Needs somebody")), destination.trouble)
    if gaps := checks.gaps(destination):
        return Health(Badge("odd", _("Incomplete")), " ".join(gaps))
    if failures:
        words = ngettext("The last try failed.", "The last %(count)d tries failed.", failures)
        return Health(Badge("odd", _("Unsteady")), words % {"count": failures})
    return Health(Badge("good", _("Ready")))
