"""The drawing of a slug as lines on a canvas, whatever they are drawn with afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot, radians
from typing import Final

from .geometry import END, POLE, ROUTE_KM, START, Point, Vector, View, along, rhumb, ring, scaled, turned, unit, vector
from .scheme import Choice, Scheme

WIDTH: Final = 1200
HEIGHT: Final = 675
CENTER_OF_EARTH: Final[Vector] = (0.0, 0.0, 0.0)
ROUTE: Final = [along(step / 60) for step in range(61)]
RHUMB: Final = [rhumb(step / 40) for step in range(41)]
# The two lines of the route may leave the canvas by this much, so that their ends are never seen at its edge.
ROUTE_MARGIN: Final = 400
TICK_KM: Final = 1000

Lines = list[list[Point]]


@dataclass(frozen=True)
class Drawing:
    """What is drawn, in order: globe, graticule, rings, crescent, rhumb line, great circle, ticks, ends."""

    scheme: Scheme
    center: Point
    radius: float
    graticule: Lines
    rings: Lines
    crescent: list[Point]
    rhumb: Lines
    route: Lines
    ticks: Lines
    start: Point
    end: Point


def draw(slug: str) -> Drawing:
    """The drawing of a slug: the same on every call and every machine."""
    choice = Choice.of(slug)
    view = _view(choice)
    return Drawing(
        scheme=choice.scheme,
        center=view.point(CENTER_OF_EARTH),
        radius=view.scale,
        graticule=_graticule(view, choice.grid_step),
        rings=_rings(view, choice.rings),
        crescent=[view.point(v) for v in (*ROUTE, *reversed(RHUMB))],
        rhumb=view.lines(RHUMB, ROUTE_MARGIN),
        route=view.lines(ROUTE, ROUTE_MARGIN),
        ticks=[_tick(view, kilometers / ROUTE_KM) for kilometers in range(TICK_KM, ROUTE_KM, TICK_KM)],
        start=view.point(START),
        end=view.point(END),
    )


def _view(choice: Choice) -> View:
    anchor = along(choice.anchor)
    center = unit(turned(anchor, scaled(POLE, -1), radians(choice.tilt)))
    return View((WIDTH, HEIGHT), center, choice.roll, choice.scale, anchor)


def _graticule(view: View, step: int) -> Lines:
    return [line for places in _meridians_and_parallels(step) for line in view.lines(places)]


def _meridians_and_parallels(step: int) -> Iterator[list[Vector]]:
    for longitude in range(-180, 180, step):
        yield [vector(longitude, latitude) for latitude in range(-80, 81, 5)]
    for latitude in range(-75 if step == 15 else -80, 81, step):
        yield [vector(longitude, latitude) for longitude in range(-180, 181, 5)]


def _rings(view: View, around: str) -> Lines:
    if not around:
        return []
    place = START if around == "start" else END
    return [line for kilometers in range(1000, 10_000, 1000) for line in view.lines(ring(kilometers, place))]


def _tick(view: View, fraction: float) -> list[Point]:
    """A short stroke across the route, 11 to either side."""
    (before_x, before_y), (x, y), (after_x, after_y) = (
        view.point(along(fraction + offset)) for offset in (-0.004, 0, 0.004)
    )
    length = hypot(after_x - before_x, after_y - before_y) / 11
    across_x, across_y = (before_y - after_y) / length, (after_x - before_x) / length
    return [(x - across_x, y - across_y), (x + across_x, y + across_y)]
