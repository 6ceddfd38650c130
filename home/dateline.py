"""Where dates stand on the line from 1948 to 2028: which side, how far out, which way their words run.

The drawing has a column for each year. A date's words take `WIDTH` columns; a stem leads from them to the line. No
words may cover others or a stem, so dates that are close stand on different sides or levels.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIRST, LAST = 1948, 2028
COLUMNS = LAST - FIRST + 1
# Columns that a date's words take: 233 px in a window of 64rem, the narrowest that the line is drawn in.
WIDTH = 20
# More than this many dates are a list, and a list is better read from top to bottom.
MOST = 8
LEVELS = MOST // 2
_WRITTEN = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}|\d{2}))?")


@dataclass(frozen=True)
class Span:
    """A year, or the years from one to another."""

    first: int
    last: int

    @property
    def is_range(self) -> bool:
        """Whether it lasts longer than one year."""
        return self.last > self.first


@dataclass(frozen=True)
class Place:
    """Where one span is drawn."""

    span: Span
    above: bool
    level: int
    """Rows away from the line, from 1."""
    from_end: bool
    """Whether the words end at the stem, instead of starting there."""

    @property
    def anchor(self) -> int:
        """Year of the stem."""
        return self.span.last if self.from_end else self.span.first

    @property
    def other_end(self) -> int:
        """Year at the other end of a span."""
        return self.span.first if self.from_end else self.span.last

    @cached_property
    def stem(self) -> int:
        """Column line of the stem."""
        after = self.span.last + 1 if self.span.is_range else self.span.last
        return (after if self.from_end else self.span.first) - FIRST

    @cached_property
    def words(self) -> tuple[int, int]:
        """Column lines between which the words stand."""
        return (self.stem - WIDTH, self.stem) if self.from_end else (self.stem, self.stem + WIDTH)

    def fits(self) -> bool:
        """Whether the words stay within the drawing."""
        start, end = self.words
        return start >= 0 and end <= COLUMNS

    def is_free_of(self, other: "Place") -> bool:
        """Whether neither covers the other's words or crosses them with its stem."""
        if self.above != other.above:
            return True
        if self.level == other.level:
            return self.words[1] <= other.words[0] or other.words[1] <= self.words[0]
        near, far = sorted((self, other), key=lambda place: place.level)
        return not near.words[0] < far.stem < near.words[1]


def read(written: str) -> Span:
    """The years in words such as `1952` or `2019-28`.

    Raises:
        ValidationError: they are none, or not on the line.
    """
    match = _WRITTEN.fullmatch(written.strip())
    first = int(match[1]) if match else 0
    end = (match and match[2]) or str(first)
    last = int(end) if len(end) == 4 else first // 100 * 100 + int(end)
    if not (FIRST <= first <= last <= LAST):
        message = _("Write a year from %(first)s to %(last)s, such as 1952, or a span of years, such as 2019-28.")
        raise ValidationError(message, code="year", params={"first": FIRST, "last": LAST})
    return Span(first, last)


def validate(written: str) -> None:
    """Refuse what `read` cannot read.

    Raises:
        ValidationError: as there.
    """
    read(written)


def place(spans: Sequence[Span]) -> list[Place] | None:
    """Places for spans in order of time, as near to the line as can be; None when there is no way."""
    for levels in range(1, LEVELS + 1):
        turns = [list(_candidates(span, levels, above=number % 2 == 0)) for number, span in enumerate(spans)]
        if found := _search(turns):
            return found
    return None


def _search(left: Sequence[Sequence[Place]]) -> list[Place] | None:
    """One of the places left for each span; a choice that leaves another span without any is given up at once."""
    if not left:
        return []
    for chosen in left[0]:
        rest = [[other for other in others if other.is_free_of(chosen)] for others in left[1:]]
        found = _search(rest) if all(rest) else None
        if found is not None:
            return [chosen, *found]
    return None


def _candidates(span: Span, levels: int, *, above: bool) -> Iterator[Place]:
    """Every place within the drawing: near before far, the sides in turn, words after the stem first."""
    for level in range(1, levels + 1):
        for side in (above, not above):
            for from_end in (False, True):
                candidate = Place(span, above=side, level=level, from_end=from_end)
                if candidate.fits():
                    yield candidate
