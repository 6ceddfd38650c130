"""A picture drawn three times as large and then made small, so that every edge is smooth; sizes are final pixels."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import hypot
from typing import Final

from PIL import Image, ImageDraw

from .runs import Face, Run, runs

FINER: Final = 3
Point = tuple[float, float]
Stroke = Callable[[ImageDraw.ImageDraw, str | int], None]


@dataclass(frozen=True)
class Style:
    """How a line of text looks; `tracking` is added after each Latin letter, in parts of the size."""

    face: Face
    size: int
    color: str
    tracking: float = 0


class Canvas:
    """Shapes and lines of text, one over the other."""

    def __init__(self, size: tuple[int, int], ground: str) -> None:
        self.size = size
        self._image = Image.new("RGB", (size[0] * FINER, size[1] * FINER), ground)
        self._draw = ImageDraw.Draw(self._image)

    def rectangle(self, left: float, top: float, right: float, bottom: float, color: str) -> None:
        """A filled rectangle."""
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], color)

    def polygon(self, points: Iterable[Point], color: str, opacity: float = 1) -> None:
        """A filled polygon."""
        self._through_mask(color, opacity, lambda draw, ink: draw.polygon(_finer(points), fill=ink))

    def circle(self, center: Point, radius: float, color: str) -> None:
        """A filled circle."""
        self._draw.circle(_finer([center])[0], radius * FINER, fill=color)

    def ring(self, center: Point, radius: float, thickness: float, color: str) -> None:
        """The outline of a circle, half of it to either side of the radius."""
        outer = (radius + thickness / 2) * FINER
        self._draw.circle(_finer([center])[0], outer, outline=color, width=max(1, round(thickness * FINER)))

    def lines(self, lines: Iterable[Sequence[Point]], thickness: float, color: str, opacity: float = 1) -> None:
        """Lines through points, all of one ink: where they cross, nothing is darker."""
        whole = max(1, round(thickness * FINER))
        paths = [_finer(line) for line in lines if len(line) > 1]

        def stroke(draw: ImageDraw.ImageDraw, ink: str | int) -> None:
            for path in paths:
                draw.line(path, fill=ink, width=whole, joint="curve")

        self._through_mask(color, opacity, stroke)

    def segment(self, start: Point, end: Point, thickness: float, color: str) -> None:
        """One straight stroke with square caps."""
        length = hypot(end[0] - start[0], end[1] - start[1])
        along = ((end[0] - start[0]) / length * thickness / 2, (end[1] - start[1]) / length * thickness / 2)
        (x0, y0), (x1, y1) = (start[0] - along[0], start[1] - along[1]), (end[0] + along[0], end[1] + along[1])
        across_x, across_y = -along[1], along[0]
        corners = [(x0 + across_x, y0 + across_y), (x1 + across_x, y1 + across_y)]
        self.polygon([*corners, (x1 - across_x, y1 - across_y), (x0 - across_x, y0 - across_y)], color)

    def text(self, start: Point, text: str, style: Style, *, is_rtl: bool = False) -> None:
        """A line of text on a baseline; `start` is its left end, its right end where it runs from right to left."""
        line = runs(text, style.face, style.size * FINER, is_rtl=is_rtl)
        step = style.tracking * style.size * FINER
        x, y = _finer([start])[0]
        x -= sum(_width(run, step) for run in line) if is_rtl else 0
        for run in line:
            self._run((x, y), run, step, style.color)
            x += _width(run, step)

    def paste(self, other: "Canvas", at: tuple[int, int], outline: Iterable[Point]) -> None:
        """Another canvas, cut along an outline, which is in its own coordinates."""
        mask = Image.new("L", other._image.size)
        ImageDraw.Draw(mask).polygon(_finer(outline), fill=255)
        self._image.paste(other._image, (at[0] * FINER, at[1] * FINER), mask)

    def png(self) -> bytes:
        """The picture, in 256 colors: on flat grounds no eye sees the difference, and it weighs a third."""
        small = self._image.reduce(FINER)
        file = BytesIO()
        small.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            file, "PNG", optimize=True
        )
        return file.getvalue()

    def _run(self, at: Point, run: Run, step: float, color: str) -> None:
        if run.kind != "latin" or not step:
            self._draw.text(at, run.text, font=run.font, fill=color, anchor="ls", direction=run.direction)
            return
        # Letter by letter, each where the font's own kerning puts it, less the tracking so far.
        for number, letter in enumerate(run.text):
            before = run.font.getlength(run.text[: number + 1]) - run.font.getlength(letter)
            self._draw.text((at[0] + before + number * step, at[1]), letter, font=run.font, fill=color, anchor="ls")

    def _through_mask(self, color: str, opacity: float, draw: Stroke) -> None:
        if opacity == 1:
            draw(self._draw, color)
            return
        mask = Image.new("L", self._image.size)
        draw(ImageDraw.Draw(mask), round(255 * opacity))
        self._image.paste(color, (0, 0), mask)


def _finer(points: Iterable[Point]) -> list[Point]:
    return [(x * FINER, y * FINER) for x, y in points]


def _width(run: Run, step: float) -> float:
    return run.width + (step * len(run.text) if run.kind == "latin" else 0)
