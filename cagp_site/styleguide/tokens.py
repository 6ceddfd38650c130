"""The design's tokens, read from the stylesheet, and the contrasts that they make in either scheme."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders

# What stands on what, and the ratio that it must reach: 7 for text, 3 for the edge of a field (WCAG 1.4.6, 1.4.11).
PAIRS = (
    ("ink", "ground", 7.0),
    ("ink", "ground-2", 7.0),
    ("ink", "ground-3", 7.0),
    ("ink-2", "ground", 7.0),
    ("ink-2-quiet", "ground-2", 7.0),
    ("accent", "ground", 7.0),
    ("accent", "ground-2", 7.0),
    ("on-accent", "accent", 7.0),
    ("on-key", "key", 7.0),
    ("on-band", "band", 7.0),
    ("error", "ground", 7.0),
    ("ok", "ground", 4.5),
    ("on-mark", "mark", 7.0),
    ("rule-strong", "ground", 3.0),
    ("rule-strong", "ground-2", 3.0),
)
SIZES = ("h1", "title", "h2", "h3", "h4", "lead", "body", "ui", "meta")


@dataclass(frozen=True)
class Pair:
    """One color on another."""

    front: str
    back: str
    ratio: float
    least: float

    @property
    def passes(self) -> bool:
        """Whether it is as strong as it must be."""
        return self.ratio >= self.least


def pairs(scheme: str) -> list[Pair]:
    """Every pair with its contrast in a scheme (`light` or `dark`)."""
    known = _colors(scheme)
    return [Pair(front, back, round(_contrast(known[front], known[back]), 1), least) for front, back, least in PAIRS]


def _colors(scheme: str) -> dict[str, str]:
    sheet = Path(str(finders.find("css/tokens.css"))).read_text()
    light = re.search(r":root\s*\{(.*?)\n\}", sheet, re.S)
    dark = re.search(r":root\[data-scheme=dark\]\s*\{(.*?)\n\}", sheet, re.S)
    blocks = [light, dark] if scheme == "dark" else [light]
    declared = {
        name: value
        for block in blocks
        if block
        for name, value in re.findall(r"--([\w-]+)\s*:\s*(#[0-9a-fA-F]{3,6}|var\(--[\w-]+\))", block[1])
    }
    return {name: _resolve(name, declared) for name in declared}


def _resolve(name: str, declared: dict[str, str]) -> str:
    value = declared[name]
    return _resolve(value[6:-1], declared) if value.startswith("var(") else value


def _contrast(one: str, other: str) -> float:
    """WCAG 2's contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    shares = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
