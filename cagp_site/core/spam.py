"""Spam scoring, shared by every form: it adds up reasons that a person can read. It never decides to drop anything."""

from collections.abc import Iterable
from dataclasses import dataclass

# At this score a submission waits in quarantine until a person releases it.
QUARANTINE_AT = 100


@dataclass(frozen=True)
class Reason:
    """One sign of spam and its weight."""

    points: int
    words: str


HONEYPOT = Reason(100, "The hidden field, which people do not see, was filled in.")
TOO_MANY_FROM_ADDRESS = Reason(100, "Too many inquiries from one network address in a short time.")
TOO_MANY_FROM_EMAIL = Reason(100, "Too many inquiries with one e-mail address in a short time.")
NO_ORIGIN = Reason(20, "The browser did not say which site the form was on.")


@dataclass(frozen=True)
class Verdict:
    """The score of one submission, with its reasons in words."""

    score: int
    reasons: tuple[str, ...]

    @property
    def is_suspect(self) -> bool:
        """Whether it waits for a person."""
        return self.score >= QUARANTINE_AT


def judge(reasons: Iterable[Reason]) -> Verdict:
    """Add up the reasons that apply."""
    found = tuple(reasons)
    return Verdict(sum(reason.points for reason in found), tuple(reason.words for reason in found))
