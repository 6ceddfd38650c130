"""A line of text as runs, from left to right, each with the one font that has its letters.

The fonts are subsets: Latin and Hebrew letters lie in different files. The bidirectional algorithm comes from a package
of its own, because Pillow has one only where the system brings FriBidi.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

from anyascii import anyascii
from bidi import get_display
from PIL import ImageFont, features

from .brackets import settled, unmarked

FONTS: Final = Path(__file__).parents[1] / "static" / "fonts"
HAS_RAQM: Final = features.check("raqm")
# As in css/fonts.css: what the subset files hold.
HEBREW: Final = r"\u0590-\u05FF\u20AA\u25CC\uFB1D-\uFB4F"
LATIN: Final = (
    r"\u0020-\u007E\u00A1-\u00FF\u0131\u0152\u0153\u02C6\u02DA\u02DC\u2010-\u2027\u2030-\u205E\u20AC\u2122\u2212"
)
FOREIGN: Final = re.compile(rf"[^{HEBREW}{LATIN}]")
IS_HEBREW: Final = re.compile(rf"[{HEBREW}]")


class Face(Enum):
    """A typeface in one weight: the files with its Latin letters, its Hebrew letters, and its space."""

    # Frank Ruhl Libre kerns against its space until words touch: the space is Plex's, as in css/fonts.css.
    DISPLAY = ("frank-ruhl-libre-{}-500-normal", "ibm-plex-sans-hebrew-latin-400-normal")
    LABEL = ("ibm-plex-sans-hebrew-{}-600-normal", "ibm-plex-sans-hebrew-latin-600-normal")

    def file(self, kind: str) -> Path:
        """The file for `latin`, `hebrew` or `space`."""
        name, space = self.value
        return FONTS / f"{space if kind == 'space' else name.format(kind)}.woff2"


@dataclass(frozen=True)
class Run:
    """Letters of one kind, as they are drawn."""

    text: str
    kind: str
    font: ImageFont.FreeTypeFont

    @property
    def width(self) -> float:
        """How far the next run stands from the start of this one."""
        return float(self.font.getlength(self.text, direction=self.direction))

    @property
    def direction(self) -> str | None:
        """What Pillow has to be told; without Raqm it draws letters as they come, which are in visual order then."""
        return ("rtl" if self.kind == "hebrew" else "ltr") if HAS_RAQM else None


@lru_cache(maxsize=64)
def font(face: Face, kind: str, size: int) -> ImageFont.FreeTypeFont:
    """A font in pixels."""
    return ImageFont.truetype(face.file(kind), size)


@lru_cache(maxsize=1024)
def runs(text: str, face: Face, size: int, *, is_rtl: bool) -> tuple[Run, ...]:
    """A line, of which every letter can be drawn, in visual order."""
    visual = unmarked(str(get_display(settled(text, is_rtl=is_rtl), base_dir="R" if is_rtl else "L")))
    return tuple(
        Run(_drawable(kind, "".join(letters)), kind, font(face, kind, size)) for kind, letters in _by_kind(visual)
    )


def width(text: str, face: Face, size: int) -> float:
    """Of a line in pixels, whichever way it runs."""
    return sum(run.width for run in runs(text, face, size, is_rtl=False))


def legible(text: str) -> str:
    """A text in letters that the fonts have, on one line: others are written in Latin ones, signs are left out."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join(FOREIGN.sub(lambda found: _latin(found[0]), composed).split())


def _latin(sign: str) -> str:
    if sign.isspace():
        return " "
    return anyascii(sign) if unicodedata.category(sign)[0] in "LNP" else ""


def _by_kind(visual: str) -> Iterator[tuple[str, Iterator[str]]]:
    return groupby(visual, lambda sign: "space" if sign == " " else "hebrew" if IS_HEBREW.match(sign) else "latin")


def _drawable(kind: str, visual: str) -> str:
    """Raqm turns Hebrew round itself, so it gets the letters as they are read."""
    return visual[::-1] if kind == "hebrew" and HAS_RAQM else visual
