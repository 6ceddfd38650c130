"""The globe: unit vectors, the route on it, and where an observer above it sees them."""

from collections.abc import Iterable, Iterator
from math import atan2, cos, degrees, e, log, pi, radians, sin, tan
from typing import Final

Vector = tuple[float, float, float]
Point = tuple[float, float]

# Longitude and latitude in degrees.
WASHINGTON: Final[Point] = (-77.04, 38.91)
TEL_AVIV: Final[Point] = (34.78, 32.09)
EARTH_KM: Final = 6371.0
ROUTE_KM: Final = 9443


def vector(longitude: float, latitude: float) -> Vector:
    """A place as a unit vector."""
    longitude, latitude = radians(longitude), radians(latitude)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def dot(a: Vector, b: Vector) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The vector product."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def unit(v: Vector) -> Vector:
    """The same direction, of length one."""
    return scaled(v, 1 / dot(v, v) ** 0.5)


def scaled(v: Vector, factor: float) -> Vector:
    """The same direction, longer or shorter."""
    return v[0] * factor, v[1] * factor, v[2] * factor


def plus(a: Vector, b: Vector) -> Vector:
    """The sum."""
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def turned(a: Vector, b: Vector, angle: float) -> Vector:
    """`a` turned towards `b`, which is at right angles to it, by an angle in radians."""
    return plus(scaled(a, cos(angle)), scaled(b, sin(angle)))


NORTH: Final[Vector] = (0.0, 0.0, 1.0)
START: Final[Vector] = vector(*WASHINGTON)
END: Final[Vector] = vector(*TEL_AVIV)
# The pole of the route's great circle, and the point a quarter turn along it.
POLE: Final[Vector] = unit(cross(START, END))
QUARTER: Final[Vector] = cross(POLE, START)
ANGLE: Final = atan2(dot(END, QUARTER), dot(END, START))


def along(fraction: float) -> Vector:
    """The point a fraction of the way along the great circle."""
    return turned(START, QUARTER, fraction * ANGLE)


def rhumb(fraction: float) -> Vector:
    """The same on the line of constant bearing, which is straight on Mercator's map."""
    start, end = _mercator(WASHINGTON[1]), _mercator(TEL_AVIV[1])
    latitude = degrees(2 * atan2(e ** (start + fraction * (end - start)), 1) - pi / 2)
    return vector(WASHINGTON[0] + fraction * (TEL_AVIV[0] - WASHINGTON[0]), latitude)


def _mercator(latitude: float) -> float:
    return log(tan(pi / 4 + radians(latitude) / 2))


def ring(kilometers: float, around: Vector) -> Iterator[Vector]:
    """Points at one distance from a place, all round it."""
    east = unit(cross(NORTH, around))
    north = cross(around, east)
    for bearing in range(0, 361, 4):
        yield turned(around, turned(east, north, radians(bearing)), kilometers / EARTH_KM)


class View:
    """An orthographic view on a canvas: the observer stands above `center`, turned by `roll` degrees.

    `anchor` lies in mid canvas; the globe's radius is `scale`.
    """

    def __init__(self, size: Point, center: Vector, roll: float, scale: float, anchor: Vector) -> None:
        east = unit(cross(NORTH, center))
        north = cross(center, east)
        self.size, self.scale = size, scale
        self._z = center
        self._x = turned(east, north, radians(roll))
        self._y = turned(north, scaled(east, -1), radians(roll))
        self._left = size[0] / 2 - dot(anchor, self._x) * scale
        self._top = size[1] / 2 + dot(anchor, self._y) * scale

    def point(self, v: Vector) -> Point:
        """Where a place appears, whether it can be seen or not."""
        return self._left + dot(v, self._x) * self.scale, self._top - dot(v, self._y) * self.scale

    def lines(self, vectors: Iterable[Vector], margin: float = 60) -> list[list[Point]]:
        """What can be seen of a line: its parts on the near side and on, or `margin` around, the canvas."""
        found: list[list[Point]] = []
        pen_is_down = False
        for v in vectors:
            point = self.point(v)
            seen = dot(v, self._z) > 0 and self._is_near(point, margin)
            if seen and not pen_is_down:
                found.append([])
            if seen:
                found[-1].append(point)
            pen_is_down = seen
        return found

    def _is_near(self, point: Point, margin: float) -> bool:
        return all(-margin < value < size + margin for value, size in zip(point, self.size, strict=True))
