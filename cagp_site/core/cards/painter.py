"""Paints a card: neatline, cover with the oblique cut, line, title, mark and name; mirrored in Hebrew, cover apart."""

from typing import Final

from ..text import two_lines
from .canvas import Canvas, Style
from .content import Card
from .cover import cover
from .mark import mark
from .runs import Face, legible, width
from .setting import SetTitle, set_title

SIZE: Final = (1200, 630)
WIDTH, HEIGHT = SIZE
DEEP: Final = "#081C2B"
BUFF: Final = "#F2E6C4"
PALE: Final = "#F1F5F6"

MARGIN: Final = 64
NEATLINE: Final = 14
DASH: Final = 48
ART: Final = 500
OBLIQUE: Final = 110
TEXT_ROOM: Final = 616
LINE_SIZE, LINE_BASELINE = 26, 94
TITLE_TOP, TITLE_TOP_ALONE = 126, 76
# Frank Ruhl Libre's ascent and descent, in parts of the size.
ASCENT, DESCENT = 0.957, 0.334
MARK_SIDE, MARK_TOP, MARK_GAP = 72, 506, 16
NAME_SIZE, NAME_LEADING = 30, 32
TRACKING: Final = -0.015


def paint(card: Card) -> bytes:
    """The card as PNG, 1200 by 630."""
    canvas = Canvas(SIZE, DEEP)
    _cover(canvas, card)
    _neatline(canvas, card)
    _words(canvas, card)
    _brand(canvas, card)
    return canvas.png()


def _x(card: Card, x: float) -> float:
    """From the start of the line: the left, or the right where text runs from there."""
    return WIDTH - x if card.is_rtl else x


def _cover(canvas: Canvas, card: Card) -> None:
    height = HEIGHT - NEATLINE
    if card.is_rtl:
        left, outline = 0, [(0, 0), (ART - OBLIQUE, 0), (ART, height), (0, height)]
    else:
        left, outline = WIDTH - ART, [(OBLIQUE, 0), (ART, 0), (ART, height), (0, height)]
    canvas.paste(cover(card.slug, ART, height), (left, NEATLINE), outline)


def _neatline(canvas: Canvas, card: Card) -> None:
    canvas.rectangle(0, 0, WIDTH, NEATLINE, DEEP)
    for top in (0, NEATLINE - 1):
        canvas.rectangle(0, top, WIDTH, top + 1, BUFF)
    for start in range(0, WIDTH, 2 * DASH):
        left, right = sorted((_x(card, start), _x(card, start + DASH)))
        canvas.rectangle(left, 4, right, NEATLINE - 4, BUFF)


def _words(canvas: Canvas, card: Card) -> None:
    line = legible(card.line)
    while line and width(line, Face.LABEL, LINE_SIZE) > TEXT_ROOM:
        line = f"{line[:-2].rstrip()}…"
    if line:
        at = (_x(card, MARGIN), LINE_BASELINE)
        canvas.text(at, line, Style(Face.LABEL, LINE_SIZE, BUFF), is_rtl=card.is_rtl)
    _title(canvas, card, set_title(legible(card.title), TEXT_ROOM), TITLE_TOP if line else TITLE_TOP_ALONE)


def _title(canvas: Canvas, card: Card, title: SetTitle, top: float) -> None:
    leading = title.size.pixels * title.size.leading
    baseline = top + (leading + (ASCENT - DESCENT) * title.size.pixels) / 2
    style = Style(Face.DISPLAY, title.size.pixels, PALE, 0 if card.is_rtl else TRACKING)
    for number, line in enumerate(title.lines):
        at = (_x(card, MARGIN), baseline + number * leading)
        canvas.text(at, line, style, is_rtl=card.is_rtl)


def _brand(canvas: Canvas, card: Card) -> None:
    left = WIDTH - MARGIN - MARK_SIDE if card.is_rtl else MARGIN
    mark(canvas, (left, MARK_TOP), MARK_SIDE, PALE, BUFF)
    if card.name == card.title:
        return
    lines = two_lines(legible(card.name))
    first = MARK_TOP + MARK_SIDE / 2 + 10 - (len(lines) - 1) * NAME_LEADING / 2
    for number, line in enumerate(lines):
        at = (_x(card, MARGIN + MARK_SIDE + MARK_GAP), first + number * NAME_LEADING)
        canvas.text(at, line, Style(Face.DISPLAY, NAME_SIZE, PALE), is_rtl=card.is_rtl)
