"""Brackets in lines that run both ways: each pair turned the way its line runs there, and held there by marks.

The bidirectional algorithm's package orders letters; it leaves brackets as they are (rule L4 is its caller's).
"""

import unicodedata
from typing import Final

MIRRORED: Final = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
OPENING: Final = frozenset("([{<«‹")
# Signs without a shape, as strong as a letter of that direction.
MARKS: Final = {"L": "\u200e", "R": "\u200f"}


def settled(text: str, *, is_rtl: bool) -> str:
    """A text whose brackets stand between marks, those that run from right to left turned."""
    base = "R" if is_rtl else "L"
    strong = _strong(text, base)
    ways = {place: _way(strong, start, end, base) for start, end in _pairs(text) for place in (start, end)}
    return "".join(_held(sign, ways.get(place, base)) if sign in MIRRORED else sign for place, sign in enumerate(text))


def unmarked(text: str) -> str:
    """A text without the marks."""
    return text.translate(dict.fromkeys(map(ord, MARKS.values())))


def _held(sign: str, way: str) -> str:
    return MARKS[way] + (MIRRORED[sign] if way == "R" else sign) + MARKS[way]


def _pairs(text: str) -> list[tuple[int, int]]:
    found, opened = [], list[int]()
    for place, sign in enumerate(text):
        if sign in OPENING:
            opened.append(place)
        elif sign in MIRRORED and opened and MIRRORED[text[opened[-1]]] == sign:
            found.append((opened.pop(), place))
    return found


def _strong(text: str, base: str) -> list[str]:
    """The direction that each sign asks for, empty for none; a number goes with Latin letters before it (rule W7)."""
    found, last = [], base
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        way = "L" if kind == "L" else "R" if kind in ("R", "AL") else ""
        last = way or last
        found.append(last if kind in ("EN", "AN") else way)
    return found


def _way(strong: list[str], start: int, end: int, base: str) -> str:
    """Rule N0: the line's own way if anything inside runs so; else what is inside, where the same stands before."""
    inside = {way for way in strong[start + 1 : end] if way}
    before = next((way for way in reversed(strong[:start]) if way), base)
    return base if base in inside or not inside or before == base else before
