"""Reasons that a person can read, each with its points, and the verdict that they add up to. Nothing is dropped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# At this score a submission waits in quarantine until a person releases it.
QUARANTINE_AT = 100


@dataclass(frozen=True)
class Reason:
    """One sign and its weight; `points` below zero speak for the sender."""

    points: int
    words: str
    """A sentence of the catalogue, in English: it is translated where it is shown."""
    found: tuple[str, ...] = ()
    """The places in the text that say so."""
    is_hard: bool = False
    """Whether no sign of honesty can make up for it."""


HONEYPOT = Reason(100, gettext_noop("The hidden field, which people do not see, was filled in."), is_hard=True)
TOO_MANY_FROM_ADDRESS = Reason(
    100, gettext_noop("Too many posts from one network address in a short time."), is_hard=True
)
TOO_MANY_FROM_EMAIL = Reason(100, gettext_noop("Too many posts with one e-mail address in a short time."), is_hard=True)
NO_ORIGIN = Reason(20, gettext_noop("The browser did not say which site the form was on."))
TOO_FAST = Reason(40, gettext_noop("It was sent within three seconds of the first key, faster than people write."))
BAD_TOKEN = Reason(10, gettext_noop("Its time stamp was forged or is too old."))


@dataclass(frozen=True)
class Verdict:
    """The score of one submission, with its reasons."""

    score: int
    reasons: tuple[Reason, ...]

    @property
    def is_suspect(self) -> bool:
        """Whether it waits for a person."""
        return self.score >= QUARANTINE_AT

    def stored(self) -> list[dict[str, Any]]:
        """The reasons as plain data, for a column of JSON; `in_words` reads it."""
        return [{"points": each.points, "words": each.words, "found": list(each.found)} for each in self.reasons]


def judge(reasons: Iterable[Reason]) -> Verdict:
    """Add up the reasons that apply. What speaks for the sender can take away the soft ones only."""
    found = tuple(reasons)
    hard = sum(reason.points for reason in found if reason.is_hard)
    rest = sum(reason.points for reason in found if not reason.is_hard)
    return Verdict(hard + max(0, rest), found)


def in_words(stored: Iterable[Mapping[str, Any] | str]) -> list[str]:
    """Stored reasons as lines in the active language. Rows from before there were points hold plain sentences."""
    return [_(each) if isinstance(each, str) else _line(each) for each in stored]


def _line(reason: Mapping[str, Any]) -> str:
    parts = {"points": f"{reason['points']:+d}", "words": _(reason["words"])}
    if not reason["found"]:
        return _("%(points)s: %(words)s") % parts
    found = ", ".join(f"“{words}”" for words in reason["found"])
    return _("%(points)s: %(words)s Found: %(found)s") % {**parts, "found": found}
