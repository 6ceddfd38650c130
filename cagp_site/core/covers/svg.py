"""A cover as SVG: presentation attributes only, no style, script, text or address, so that any policy lets it show."""

from functools import lru_cache
from typing import Final

from .drawing import HEIGHT, WIDTH, Drawing, Lines, draw
from .geometry import Point

# Names the drawing rule in the addresses of covers and cards, which may be kept for good: raise it whenever covers look
# different. A test holds it against the drawings themselves.
RULE: Final = 1
# A cover takes milliseconds to draw and about 10 KB to keep.
KEPT: Final = 128


# Widths of what is cut out of the middle, by the name that stands for it in an address.
CROPS: Final = {"4x3": HEIGHT * 4 // 3, "1x1": HEIGHT}


@lru_cache(maxsize=KEPT)
def cover_svg(slug: str, crop: str = "") -> str:
    """The cover of a slug as a whole SVG document; the middle of it with one of the `CROPS`."""
    return svg(draw(slug), CROPS[crop] if crop else WIDTH)


def svg(drawing: Drawing, width: int = WIDTH) -> str:
    """A drawing as a whole SVG document, as much of it as this width shows about its middle."""
    colors = drawing.scheme
    (start_x, start_y), (end_x, end_y), (x, y) = drawing.start, drawing.end, drawing.center
    grid, crescent, ink = (f'stroke="{color}"' for color in (colors.grid, colors.crescent, colors.ink))
    rings = f'<path {crescent} stroke-opacity=".75" stroke-width="1.5" d="{_data(drawing.rings)}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{(WIDTH - width) // 2} 0 {width} {HEIGHT}" '
        f'width="{width}" height="{HEIGHT}" '
        'fill="none">'
        f'<path fill="{colors.ground}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{drawing.radius:.0f}" fill="{colors.globe}" {grid} stroke-width="2"/>'
        f'<path {grid} stroke-width="1.5" d="{_data(drawing.graticule)}"/>'
        f"{rings if drawing.rings else ''}"
        f'<path fill="{colors.crescent}" fill-opacity=".22" d="M{"L".join(map(_pair, drawing.crescent))}Z"/>'
        f'<path {ink} stroke-opacity=".8" stroke-width="2.5" stroke-dasharray="2 12" stroke-linecap="round" '
        f'd="{_data(drawing.rhumb)}"/>'
        f'<path {ink} stroke-width="6" d="{_data(drawing.route)}"/>'
        f'<path {ink} stroke-width="3" d="{_data(drawing.ticks)}"/>'
        f'<circle cx="{start_x:.0f}" cy="{start_y:.0f}" r="13" fill="{colors.ink}"/>'
        f'<circle cx="{end_x:.0f}" cy="{end_y:.0f}" r="13" fill="{colors.globe}" {ink} stroke-width="6"/></svg>\n'
    )


def _data(lines: Lines) -> str:
    return "".join(f"M{'L'.join(map(_pair, line))}" for line in lines)


def _pair(point: Point) -> str:
    return f"{point[0]:.0f} {point[1]:.0f}"
