"""Sources of an article: numbered in order of first use, linked both ways.

Rich text keeps a reference as `<source-ref id="...">` around a mark; the id is that of the source's block, which stays
when sources are moved, reworded or copied for a translation. Numbers exist only on the page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import blocks

# What an editor sees in the text, and what is left where nobody numbers it. No letter: search looks past it.
MARK = "※"
_REFERENCE = re.compile(r'<source-ref id="([^"]*)">.*?</source-ref>', re.DOTALL)


@dataclass(frozen=True)
class Source:
    """One source as the page shows it."""

    number: int
    value: Any
    uses: int
    """How often the text refers to it; 0 for one that only stands in the list."""

    @property
    def anchor(self) -> str:
        """The id of its line. No heading's anchor has a dot."""
        return f"source.{self.number}"

    @property
    def references(self) -> list[str]:
        """Ids of the references to it, in the order of the text."""
        return [reference_id(self.number, use) for use in range(1, self.uses + 1)]


def reference_id(number: int, use: int) -> str:
    """The id of the `use`-th reference to the source `number`."""
    return f"reference.{number}.{use}"


class Citations:
    """The sources of one article, in the order in which its text uses them; those it never names come last."""

    def __init__(self, sources: Iterable[Any], texts: Iterable[str]) -> None:
        known = {str(child.id): child.value for child in sources}
        used = [key for text in texts for key in _REFERENCE.findall(text) if key in known]
        order = dict.fromkeys([*used, *known])
        self._numbers = {key: number for number, key in enumerate(order, start=1)}
        self.sources = [Source(number, known[key], used.count(key)) for key, number in self._numbers.items()]

    def linked(self, html: str) -> str:
        """`html` of the whole text with each reference a link to its source; one that leads nowhere is left out."""
        uses = dict.fromkeys(self._numbers, 0)

        def link(found: re.Match[str]) -> str:
            key = found[1]
            if key not in uses:
                return ""
            uses[key] += 1
            return _link(self._numbers[key], uses[key])

        # Two references side by side would read as one number.
        return _REFERENCE.sub(link, html).replace('</sup><sup class="reference">', ', </sup><sup class="reference">')


def rich_texts(block: blocks.Block, value: Any) -> Iterator[str]:
    """Every rich text inside a block's value as it is stored, in the order of the text."""
    if isinstance(block, blocks.RichTextBlock):
        yield value.source if value is not None else ""
    elif isinstance(block, blocks.StructBlock) and isinstance(value, Mapping):  # a picture's value is the picture
        for name, child in block.child_blocks.items():
            yield from rich_texts(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from rich_texts(block.child_block, item)
    elif isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from rich_texts(child.block, child.value)


def _link(number: int, use: int) -> str:
    label = _("Source %(number)s") % {"number": number}
    return format_html(
        '<sup class="reference"><a href="#source.{0}" id="{1}" aria-label="{2}"><bdi>{0}</bdi></a></sup>',
        number,
        reference_id(number, use),
        label,
    )
