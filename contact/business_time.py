"""Time without weekends: which days those are is the operator's to say (CONTACT_WEEKEND)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

DAY = timedelta(days=1)


def day_before(moment: datetime) -> datetime:
    """The moment since which one business day of 24 hours has passed, in the site's time zone.

    Weekends do not count: with Saturday and Sunday off, Monday 10:00 leads to Friday 10:00, and Sunday to the start
    of Friday.
    """
    left, at = DAY, timezone.localtime(moment)
    while True:
        midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
        if at == midnight:
            midnight -= DAY
        if midnight.weekday() not in settings.CONTACT_WEEKEND:
            if at - midnight >= left:
                return at - left
            left -= at - midnight
        at = midnight
