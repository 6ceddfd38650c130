"""Telling a person: what is wrong becomes an incident, and each incident is told once by every path there is.

The sweeper calls `send_due`; a scheduled task on a worker calls `watch_sweeper`, because a sweeper that is silent
cannot say so. What is wrong also stands in the admin, which needs neither mail nor webhook.
"""

from . import conditions, digest, rows
from .conditions import is_sweeper_silent
from .rows import overdue, unstaffed
from .telling import tell

__all__ = ["is_sweeper_silent", "overdue", "send_due", "tell", "unstaffed", "watch", "watch_sweeper"]


def send_due() -> int:
    """Tell of rows that came to be wrong since the last time; the number of incidents that were told."""
    rows.open_new()
    return tell()


def watch() -> None:
    """What is asked less often than the rows: the site as a whole, what is over by now, the day's digest."""
    conditions.watch()
    rows.close_mended()
    digest.send_due()


def watch_sweeper() -> None:
    """The other half of the watch, from a worker: open or close the sweeper's own incident, and tell of it."""
    conditions.watch_sweeper()
    tell()
