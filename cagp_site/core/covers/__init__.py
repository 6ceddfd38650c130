"""Covers drawn from a slug: one true line, Washington - Tel Aviv, seen from another place for each slug."""

from .address import cover_url
from .drawing import HEIGHT, WIDTH, Drawing, draw
from .svg import CROPS, RULE, cover_svg

__all__ = ["CROPS", "HEIGHT", "RULE", "WIDTH", "Drawing", "cover_svg", "cover_url", "draw"]
