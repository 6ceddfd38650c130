"""Sets a title: in the larger of two sizes that fits, in lines of even length, cut where nothing fits."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from .runs import Face, width

Measure = Callable[[str], float]


@dataclass(frozen=True)
class Size:
    """A size in pixels, the distance of its lines, and what it is for."""

    pixels: int
    leading: float
    most_lines: int
    longest: int
    """Titles of more characters take the next size."""


SIZES: Final = (Size(64, 1.08, 5, 60), Size(46, 1.14, 6, 100_000))
ELLIPSIS: Final = "…"
# After a hyphen, a dash, a maqaf or a slash inside a word of two letters or more, as browsers do; before any space.
BREAKS: Final = re.compile(r"(?<=\w\w[-‐–—־/])(?=[^\W\d])|(?= )")


@dataclass(frozen=True)
class SetTitle:
    """A title as it is drawn."""

    size: Size
    lines: tuple[str, ...]


def set_title(text: str, room: int) -> SetTitle:
    """Break a title into lines no wider than `room` pixels."""
    for size in SIZES:
        measure = _measure(size)
        lines = _lines(text, room, measure)
        fits = len(text) <= size.longest and len(lines) <= size.most_lines
        if fits and all(measure(word) <= room for word in BREAKS.split(text)):
            return SetTitle(size, tuple(_balanced(text, room, measure)))
    return SetTitle(size, tuple(_cut(lines, size.most_lines, room, measure)))


def _measure(size: Size) -> Measure:
    return lambda text: width(text.strip(), Face.DISPLAY, size.pixels)


def _lines(text: str, room: float, measure: Measure) -> list[str]:
    """As few lines as there can be, each as full as it gets; a word that is wider than a line is broken anywhere."""
    lines = [""]
    for piece in BREAKS.split(text):
        if not lines[-1] or measure(lines[-1] + piece) <= room:
            lines[-1] += piece
        else:
            lines.append(piece)
        while measure(lines[-1]) > room:
            end = _longest_start(lines[-1], room, measure)
            lines[-1:] = [lines[-1][:end], lines[-1][end:]]
    return [line.strip() for line in lines]


def _longest_start(word: str, room: float, measure: Measure) -> int:
    """How many letters of a word fit, one at least."""
    low, high = 1, len(word) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(word[:middle]) <= room else (low, middle - 1)
    return low


def _balanced(text: str, room: int, measure: Measure) -> list[str]:
    """The same number of lines in the least room, so that no word stands alone in the last one."""
    count = len(_lines(text, room, measure))
    low, high = max(room // 2, int(max(measure(word) for word in BREAKS.split(text))) + 1), room
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_lines(text, middle, measure)) <= count else (middle + 1, high)
    return _lines(text, high, measure)


def _cut(lines: list[str], most: int, room: int, measure: Measure) -> list[str]:
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and measure(last + ELLIPSIS) > room:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], last.rstrip(" ,.;:-–—") + ELLIPSIS]
