"""Whether the last canary arrived, and where it stopped when it did not."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from ..models import Canary, Delivery, Heartbeat

# A real one takes a second; this also spares a deployment that restarts everything.
PATIENCE = timedelta(minutes=5)
CLOCK = "canary"


def failure() -> str:
    """What is wrong with the canary in one sentence; empty when nothing is, and when it is switched off."""
    if settings.CONTACT_CANARY_MINUTES <= 0:
        # So that the clock begins anew when it is switched on.
        Heartbeat.objects.filter(name=CLOCK).delete()
        return ""
    period = timedelta(minutes=settings.CONTACT_CANARY_MINUTES) + PATIENCE
    judged = Canary.objects.filter(Q(started_at__lt=Now() - PATIENCE) | Q(received_at__isnull=False)).first()
    if judged and not judged.received_at:
        return _("The canary failed: %(stage)s") % {"stage": _stage(judged)}
    if Heartbeat.is_silent(CLOCK, period) and not Canary.objects.filter(started_at__gt=Now() - period).exists():
        words = _("The canary failed: none was started in %(minutes)d minutes (beat, the broker or the default queue)")
        return words % {"minutes": period.total_seconds() / 60}
    return ""


def _stage(canary: Canary) -> str:
    if canary.inquiry_id is None:
        return _("it was not stored. %(reason)s") % {"reason": canary.detail}
    delivery = Delivery.outbox.filter(inquiry=canary.inquiry_id).first()
    last = delivery.attempts.last() if delivery else None
    if last is None:
        return _("it was stored, and no worker tried to send it")
    if delivery and delivery.state == Delivery.State.DELIVERED:
        return _("it was sent, and no receipt was written")
    return _("it was tried, and did not arrive. %(reason)s") % {"reason": last.detail}
