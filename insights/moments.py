"""When an article was published and when its substance last changed, as moments.

Editors write days, which readers see; machines want a moment with its timezone. Where Wagtail published on that very
day, it is that moment; else the start of the day.
"""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone


def published_at(insight: Any) -> datetime:
    """The first publication; of a draft that has no day yet, today."""
    return _moment(insight.published_on or timezone.localdate(), insight.first_published_at)


def modified_at(insight: Any) -> datetime:
    """The last change of substance; the publication when there was none since."""
    published = published_at(insight)
    if insight.updated_on is None:
        return published
    return max(published, _moment(insight.updated_on, insight.last_published_at))


def _moment(day: date, known: datetime | None) -> datetime:
    if known is not None and timezone.localdate(known) == day:
        return timezone.localtime(known).replace(microsecond=0)
    return timezone.make_aware(datetime.combine(day, time()))
