"""A table of answers: what each HTTP status and error code means for a delivery, and which document says so."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import GiveUp, TryAgain
from .http import Answer

LONGEST_WAIT = timedelta(days=30)
"""What a larger Retry-After is read as, so that it fits a duration; the schedule caps it further."""


class Outcome(Enum):
    """What an answer means; the words are those of the tables in the documentation."""

    TAKEN = "taken"
    AGAIN = "again"
    ATTENTION = "again, alert at once"
    PAUSED = "again, alert at once, paused"
    GAVE_UP = "gave up"


@dataclass(frozen=True)
class Row:
    """One line of a table; the first that holds the status, and the code where it names codes, decides."""

    statuses: Container[int]
    words: Any
    """Goes on after the name of the other side: "HubSpot asks us to slow down"."""
    source: str
    """The document that says so, and where in it."""
    outcome: Outcome = Outcome.AGAIN
    codes: Container[str] = ()
    """The other side's own error codes that this row is for; empty: any."""
    forgets: Sequence[str] = ()
    """What was learned from earlier answers and is not true any more: an expired token, the id of a deleted record.
    It is forgotten and asked for anew, once within the same try."""

    def fits(self, status: int, code: str) -> bool:
        """Whether this row is for such an answer."""
        return status in self.statuses and (not self.codes or code in self.codes)


ANYTHING_ELSE = Row(
    range(1000), gettext_lazy("gave an answer that means nothing here"), "RFC 9110, 15", Outcome.ATTENTION
)


def no_code(answer: Answer) -> str:
    """For who says all with the status."""
    return ""


@dataclass(frozen=True)
class Table:
    """Every answer of one kind of other side, the special ones first."""

    who: Any
    """Begins the sentence: "HubSpot"."""
    rows: Sequence[Row]
    code: Callable[[Answer], str] = no_code
    """Reads the other side's own error code out of an answer; empty where there is none. Must not raise."""

    def row(self, answer: Answer) -> Row:
        """The row that decides."""
        code = self.code(answer)
        return next((row for row in self.rows if row.fits(answer.status, code)), ANYTHING_ELSE)

    def words(self, row: Row, answer: Answer) -> str:
        """What the admin reads of an answer: never a word of its body but for a code that the table knows."""
        known = {"who": self.who, "words": row.words, "status": answer.status}
        return _("%(who)s %(words)s (HTTP %(status)d).") % known

    def judge(self, answer: Answer) -> str:
        """Plain words for an answer that says the request was taken.

        Raises:
            Stale: it was not, because what an earlier answer said is not true any more.
            TryAgain, GiveUp: it was not, as its row says, with the wait that the other side asked for.
        """
        row = self.row(answer)
        words, status = self.words(row, answer), answer.status
        if row.outcome is Outcome.TAKEN:
            return words
        if row.outcome is Outcome.GAVE_UP:
            raise GiveUp(words, status=status)
        refusal = TryAgain(
            words,
            status=status,
            after=retry_after(answer.headers.get("retry-after", "")),
            needs_attention=row.outcome in (Outcome.ATTENTION, Outcome.PAUSED),
            pause=row.outcome is Outcome.PAUSED,
        )
        if row.forgets:
            raise Stale(row.forgets, refusal)
        raise refusal


class Stale(Exception):
    """What was learned earlier is not true any more; `outcome` is what it comes to if asking anew does not help."""

    def __init__(self, names: Sequence[str], outcome: TryAgain) -> None:
        super().__init__(", ".join(names))
        self.names = names
        self.outcome = outcome


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
