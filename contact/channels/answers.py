"""What each HTTP status of a webhook receiver means for the delivery, row by row with its source.

No row gives up. A receiver is somebody's program behind somebody's proxy: a 404 or a 400 is as often a
deployment under way or a rule of a firewall as a verdict on this inquiry, and giving up on a guess loses a lead.
The schedule ends the tries after 72 hours, and what a person must mend is said at once.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from .base import Delivered, TryAgain
from .http import Answer

LONGEST_WAIT = timedelta(days=30)
"""What a larger Retry-After is read as, so that it fits a duration; the schedule caps it further."""


@dataclass(frozen=True)
class Row:
    """One line of the table; the first that holds a status decides."""

    statuses: Container[int]
    words: Any
    source: str
    needs_attention: bool = False
    pause: bool = False


STANDARD = "Standard Webhooks 1.0, Delivery success and failure"
TABLE = (
    Row(
        range(300, 400),
        _lazy("redirects to another address; redirects are not followed, so give the final URL"),
        STANDARD,
        needs_attention=True,
    ),
    Row(
        {401},
        _lazy("does not accept our credentials: check that it has the current signing secret"),
        "RFC 9110, 15.5.2",
        needs_attention=True,
    ),
    Row(
        {403},
        _lazy("forbids this request: check its secret and its firewall"),
        "RFC 9110, 15.5.4",
        needs_attention=True,
    ),
    Row({404}, _lazy("has nothing at this URL"), "RFC 9110, 15.5.5", needs_attention=True),
    Row({407}, _lazy("stands behind a proxy that asks for credentials"), "RFC 9110, 15.5.8", needs_attention=True),
    Row({408}, _lazy("waited too long for our request"), "RFC 9110, 15.5.9"),
    Row({409}, _lazy("reports a conflict with its present state"), "RFC 9110, 15.5.10"),
    Row({410}, _lazy("says that it is gone for good"), STANDARD, needs_attention=True, pause=True),
    Row({421}, _lazy("says that this host is not served there"), "RFC 9110, 15.5.20", needs_attention=True),
    Row({423}, _lazy("is locked at the moment"), "RFC 4918, 11.3"),
    Row({425}, _lazy("asks to be sent this again"), "RFC 8470, 5.2"),
    Row({429}, _lazy("asks us to slow down"), "RFC 6585, 4"),
    Row(range(400, 500), _lazy("does not take this request as it is"), "RFC 9110, 15.5", needs_attention=True),
    Row(
        {501, 505}, _lazy("does not support this kind of request"), "RFC 9110, 15.6.2 and 15.6.6", needs_attention=True
    ),
    Row({502, 504}, _lazy("is behind a gateway that did not reach it"), STANDARD),
    Row({503}, _lazy("is not available at the moment"), "RFC 9110, 15.6.4"),
    Row(range(500, 600), _lazy("failed on its side"), "RFC 9110, 15.6"),
)
ANYTHING_ELSE = Row(range(1000), _lazy("gave an answer that means nothing here"), "RFC 9110, 15", needs_attention=True)


def judge(answer: Answer) -> Delivered:
    """Delivered for a 2xx.

    Raises:
        TryAgain: for every other status, as the table says, with the wait that the receiver asked for.
    """
    if 200 <= answer.status < 300:
        words = _("The receiver took it (HTTP %(status)d).") % {"status": answer.status}
        return Delivered(detail=words, status=answer.status)
    row = next((row for row in TABLE if answer.status in row.statuses), ANYTHING_ELSE)
    raise TryAgain(
        _("The receiver %(words)s (HTTP %(status)d).") % {"words": row.words, "status": answer.status},
        status=answer.status,
        after=retry_after(answer.headers.get("retry-after", "")),
        needs_attention=row.needs_attention,
        pause=row.pause,
    )


def retry_after(value: str, now: datetime | None = None) -> timedelta | None:
    """Read Retry-After (RFC 9110, 10.2.3): seconds or a date; None where it gives no time to come."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(timedelta(seconds=int(value[:12])), LONGEST_WAIT) if len(value) <= 12 else LONGEST_WAIT
    try:
        moment = parsedate_to_datetime(value)
        wait = moment.replace(tzinfo=moment.tzinfo or UTC) - (now or datetime.now(UTC))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return min(wait, LONGEST_WAIT) if wait > timedelta(0) else None
