"""The icon of the site as a file of dots, for those who take no SVG: the strokes of img/favicon-tile.svg."""

from io import BytesIO
from typing import Final

from PIL import Image

from .canvas import Canvas, Point

# In a square of 64. All strokes are within 0.36 of the side from its middle: a phone that cuts a circle cuts none.
SIDE: Final = 64
STROKE: Final = 3.4
GROUND: Final = "#081C2B"
WEST: Final = (
    ((47.5, 47.5), (35, 35)),
    ((29.5, 29.5), (18, 18)),
    ((26, 17.8), (16.5, 16.5)),
    ((16.5, 16.5), (17.8, 26)),
)
EAST: Final = (
    ((15, 45.5), (47, 19)),
    ((44.8, 27.8), (48.2, 18)),
    ((48.2, 18), (38, 18.8)),
)
COLORS: Final = ((WEST, "#F1F5F6"), (EAST, "#F2E6C4"))
# What browsers look for in a favicon.ico.
ICO_SIDES: Final = (16, 32, 48)


def icon(side: int) -> bytes:
    """The icon as PNG, so many pixels wide and high."""
    canvas, scale = Canvas((side, side), GROUND), side / SIDE
    for strokes, color in COLORS:
        for start, end in strokes:
            canvas.segment(_scaled(start, scale), _scaled(end, scale), STROKE * scale, color)
    return canvas.png()


def favicon() -> bytes:
    """The icon as ICO, in each of `ICO_SIDES`."""
    first, *others = [Image.open(BytesIO(icon(side))).convert("RGB") for side in reversed(ICO_SIDES)]
    file = BytesIO()
    first.save(file, "ICO", sizes=[(side, side) for side in ICO_SIDES], append_images=others)
    return file.getvalue()


def _scaled(point: Point, scale: float) -> Point:
    return point[0] * scale, point[1] * scale
