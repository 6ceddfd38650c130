"""A body laid out in sections: each heading at the side of what belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail import blocks

from .body import anchored


@dataclass
class Section:
    """A heading and what follows it; what comes before the first heading has none."""

    title: str = ""
    intro: str = ""
    anchor: str = ""
    children: list[tuple[Any, str]] = field(default_factory=list)
    """Bound blocks, each with its own anchor."""


def sections(value: blocks.StreamValue) -> list[Section]:
    """Divide a body at its headings and at its groups of people, in order; empty sections are left out."""
    return [section for section in _divide(value) if section.title or section.children]


def _divide(value: blocks.StreamValue) -> Iterator[Section]:
    section = Section()
    for block, anchor, _title in anchored(value):
        if block.block_type == "heading":
            yield section
            section = Section(title=str(block.value), anchor=anchor)
        elif block.block_type == "people":
            yield section
            # The people bring the heading; what follows them belongs to no heading.
            yield Section(block.value["heading"], block.value["intro"], anchor, [(block, anchor)])
            section = Section()
        else:
            section.children.append((block, anchor))
    yield section
