"""The firm's mark: two arrows on the true bearings of the route. The same strokes as components/mark.html."""

from typing import Final

from .canvas import Canvas, Point

# In a square of 64, strokes 3 wide.
SIDE: Final = 64
STROKE: Final = 3
WEST: Final = (
    ((51.58, 50.59), (35.05, 34.89)),
    ((28.95, 29.11), (12.42, 13.41)),
    ((23.2, 15.6), (12.42, 13.41)),
    ((12.42, 13.41), (15.17, 24.06)),
    ((51.58, 50.59), (57.58, 50.43)),
    ((51.58, 50.59), (51.74, 56.59)),
    ((47.96, 47.15), (53.96, 46.99)),
    ((47.96, 47.15), (48.12, 53.15)),
)
EAST: Final = (
    ((10.68, 48.57), (53.32, 15.43)),
    ((49.53, 25.76), (53.32, 15.43)),
    ((53.32, 15.43), (42.38, 16.55)),
    ((10.68, 48.57), (9.93, 54.52)),
    ((10.68, 48.57), (4.73, 47.82)),
    ((14.63, 45.5), (13.88, 51.45)),
    ((14.63, 45.5), (8.68, 44.75)),
)


def mark(canvas: Canvas, at: Point, side: float, west: str, east: str) -> None:
    """Draw the mark, never mirrored: its bearings are true."""
    scale = side / SIDE
    for strokes, color in ((WEST, west), (EAST, east)):
        for start, end in strokes:
            canvas.segment(_scaled(start, at, scale), _scaled(end, at, scale), STROKE * scale, color)


def _scaled(point: Point, at: Point, scale: float) -> Point:
    return at[0] + point[0] * scale, at[1] + point[1] * scale
