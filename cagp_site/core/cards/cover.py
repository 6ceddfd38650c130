"""The cover of a page on its card: the same drawing as its SVG."""

from collections.abc import Iterable
from itertools import pairwise
from math import hypot
from typing import Final

from ..covers import HEIGHT, WIDTH, Drawing, draw
from .canvas import Canvas, Point

# The dotted line: a dot of this width at each step, as the SVG's dashes give.
DOT: Final = 2.5
DOT_STEP: Final = 14


def cover(slug: str, width: int, height: int) -> Canvas:
    """The middle of a slug's cover in a frame of another shape, filled to its edges."""
    drawing = draw(slug)
    place = _Place(width, height)
    colors = drawing.scheme
    canvas = Canvas((width, height), colors.ground)
    canvas.circle(place.point(drawing.center), place.length(drawing.radius), colors.globe)
    canvas.ring(place.point(drawing.center), place.length(drawing.radius), place.length(2), colors.grid)
    canvas.lines(place.lines(drawing.graticule), place.length(1.5), colors.grid)
    canvas.lines(place.lines(drawing.rings), place.length(1.5), colors.crescent, 0.75)
    canvas.polygon(place.line(drawing.crescent), colors.crescent, 0.22)
    _routes(canvas, place, drawing)
    return canvas


def _routes(canvas: Canvas, place: "_Place", drawing: Drawing) -> None:
    ink = drawing.scheme.ink
    for line in drawing.rhumb:
        for dot in _dots(line):
            canvas.circle(place.point(dot), place.length(DOT) * 0.6, ink)
    canvas.lines(place.lines(drawing.route), place.length(6), ink)
    canvas.lines(place.lines(drawing.ticks), place.length(3), ink)
    canvas.circle(place.point(drawing.start), place.length(13), ink)
    canvas.circle(place.point(drawing.end), place.length(13), drawing.scheme.globe)
    canvas.ring(place.point(drawing.end), place.length(13), place.length(6), ink)


def _dots(line: list[Point]) -> Iterable[Point]:
    """Points along a line at even steps."""
    ahead = 0.0
    for (x0, y0), (x1, y1) in pairwise(line):
        length = hypot(x1 - x0, y1 - y0)
        while ahead < length:
            yield x0 + (x1 - x0) * ahead / length, y0 + (y1 - y0) * ahead / length
            ahead += DOT_STEP
        ahead -= length


class _Place:
    """From the cover's own coordinates to those of the frame."""

    def __init__(self, width: int, height: int) -> None:
        self._scale = max(width / WIDTH, height / HEIGHT)
        self._left = (width - WIDTH * self._scale) / 2
        self._top = (height - HEIGHT * self._scale) / 2

    def length(self, length: float) -> float:
        return length * self._scale

    def point(self, point: Point) -> Point:
        return self._left + point[0] * self._scale, self._top + point[1] * self._scale

    def line(self, line: Iterable[Point]) -> list[Point]:
        return [self.point(point) for point in line]

    def lines(self, lines: Iterable[Iterable[Point]]) -> list[list[Point]]:
        return [self.line(line) for line in lines]
