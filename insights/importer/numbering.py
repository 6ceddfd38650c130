"""Numbers that somebody typed before paragraphs: in the draft the list counts by itself."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from .document import Block, Item, List, Paragraph, after, plain
from .notes import Notes

_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")


def numbered(blocks: Sequence[Block], notes: Notes) -> tuple[Block, ...]:
    """Paragraphs that count 1, 2 … as a list; any others keep their numbers."""
    found: list[Block] = []
    position = 0
    while position < len(blocks):
        items = _counted(blocks[position:])
        if len(items) > 1:
            found.append(List(ordered=True, items=tuple(items)))
            notes.changed(_("The numbers 1 to %(count)d are those of a list now.") % {"count": len(items)})
            position += len(items)
        else:
            found.append(blocks[position])
            position += 1
    return tuple(found)


def _counted(blocks: Sequence[Block]) -> list[Item]:
    items: list[Item] = []
    for block in blocks:
        typed = _NUMBER.match(plain(block.runs)) if isinstance(block, Paragraph) else None
        if not typed or int(typed[1]) != len(items) + 1 or not isinstance(block, Paragraph):
            break
        items.append(Item(after(block.runs, typed.end())))
    return items
