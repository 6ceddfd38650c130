"""Once a day, what lies in quarantine, by mail: references and scores, never what was typed."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..channels.base import NotDelivered
from ..models import Heartbeat, Inquiry
from .telling import mail

logger = logging.getLogger(__name__)

# In the site's time zone: there when the desk opens.
HOUR = 7
SENT, TRIED = "quarantine digest", "quarantine digest tried"
# A mail server that fails is asked again, but not at every sweep.
TRY_EVERY = timedelta(minutes=10)
MOST_IN_ONE_MAIL = 200


def send_due() -> bool:
    """Mail today's digest if its hour has come, it was not sent yet and there is something in quarantine.

    Whether it was sent. Raises nothing for a mail server that does not take it: it is tried again.
    """
    if not settings.CONTACT_ALERT_EMAILS or Heartbeat.objects.filter(name=SENT, at__gte=_due_at()).exists():
        return False
    rows = Inquiry.objects.quarantined().order_by("pk")
    if not rows.exists() or not Heartbeat.take(TRIED, before=Now() - TRY_EVERY):
        return False
    try:
        mail(*_letter(rows.count(), [_line(row) for row in rows[:MOST_IN_ONE_MAIL]]))
    except NotDelivered as error:
        logger.error("The digest of the quarantine could not be mailed: %s", error.detail)
        return False
    Heartbeat.beat(SENT)
    return True


def _letter(count: int, lines: list[str]) -> tuple[str, list[str], str]:
    subject = ngettext("%(count)s inquiry in quarantine", "%(count)s inquiries in quarantine", count)
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('inquiries:index')}?status={Inquiry.Status.QUARANTINED}"
    return subject % {"count": count}, lines, address


def _line(row: Inquiry) -> str:
    words = _("%(inquiry)s, received %(day)s, spam score %(score)d")
    received = timezone.localtime(row.received_at).strftime("%Y-%m-%d %H:%M")
    return words % {"inquiry": row, "day": received, "score": row.spam_score}


def _due_at() -> datetime:
    """The last time that the hour came."""
    now = timezone.localtime()
    today = now.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)
