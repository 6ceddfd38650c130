"""Samples and what is said of them."""

import math
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass
class Section:
    """One part of the report: what was done, and a table of what came out."""

    title: str
    method: str
    head: Sequence[str] = ()
    rows: list[Sequence[str]] = field(default_factory=list)
    remark: str = ""

    def as_markdown(self) -> str:
        """As it stands in the report."""
        parts = [f"## {self.title}", paragraph(self.method)]
        if self.rows:
            lines = [self.head, ["---", *("---:" for _each in self.head[1:])], *self.rows]
            parts.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
        return "\n\n".join([*parts, paragraph(self.remark)] if self.remark else parts)


def paragraph(text: str) -> str:
    """Running text in lines of a readable length."""
    return textwrap.fill(text, 120, break_long_words=False, break_on_hyphens=False)


def percentile(samples: Iterable[float], share: float) -> float:
    """The smallest sample that `share` (0 to 1) of all do not exceed (nearest rank)."""
    ranked = sorted(samples)
    if not ranked:
        raise ValueError("no samples")
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def milliseconds(seconds: float) -> str:
    """Such as `3.4 ms`, and `42 ms` above ten."""
    value = seconds * 1000
    return f"{value:.0f} ms" if value >= 10 else f"{value:.1f} ms"


def ratio(samples: Sequence[float], base: Sequence[float]) -> str:
    """How many times the median of `base`."""
    return f"{median(samples) / median(base):.2f}"


def kilobytes(octets: float) -> str:
    """Such as `12.3 KB` (1,000 bytes each)."""
    return f"{octets / 1000:.1f} KB"
