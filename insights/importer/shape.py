"""From paragraphs and lists to what they are: milestones, labelled items, the firm's own view."""

import re
from collections.abc import Sequence
from itertools import takewhile

from django.utils.translation import gettext as _

from .document import Block, Callout, Heading, LabelledItems, List, Milestones, Paragraph, Runs, plain
from .labels import Split, has_links, led_by_date, split
from .notes import Notes, excerpt

# How the firm's articles head its own view.
_CALLOUT = re.compile(
    r"(?:crossed arrows(?: global partners)?|cagp)(?:['’]s?)? insight\b|תובנה (?:של|מאת) |התובנה של ", re.IGNORECASE
)
# "Key milestones include:" above a list is its label; a longer line is a sentence.
_MOST_WORDS_OF_A_LABEL = 8


def shaped(blocks: Sequence[Block], notes: Notes) -> tuple[Block, ...]:
    """The same article, with every series that has a shape as one block."""
    blocks = levelled(blocks)
    found: list[Block] = []
    position = 0
    while position < len(blocks):
        block, taken = _next(blocks[position:], notes)
        if isinstance(block, Milestones) and found and (label := _label_of(found[-1])):
            found.pop()
            block = Milestones(block.items, label)
        found.append(block)
        position += taken
    return tuple(found)


def levelled(blocks: Sequence[Block]) -> list[Block]:
    """Headings of two levels: those that divide the article, and those that divide its sections."""
    top = min((block.level for block in blocks if isinstance(block, Heading)), default=0)
    return [Heading(2 if each.level == top else 3, each.runs) if isinstance(each, Heading) else each for each in blocks]


def _next(blocks: Sequence[Block], notes: Notes) -> tuple[Block, int]:
    """The first block, or what it makes with those behind it, and how many that are."""
    first = blocks[0]
    if isinstance(first, Heading) and _CALLOUT.match(plain(first.runs)):
        parts = tuple(each for each in takewhile(_is_running, blocks[1:]) if isinstance(each, Paragraph | List))
        if parts:
            return Callout(plain(first.runs), parts), 1 + len(parts)
    if isinstance(first, List):
        return _of_list(first, notes) or first, 1
    if isinstance(first, Paragraph):
        return _of_paragraphs(blocks, notes)
    return first, 1


def _is_running(block: Block) -> bool:
    return isinstance(block, Paragraph | List)


def _of_list(block: List, notes: Notes) -> Milestones | LabelledItems | None:
    if any(item.lists for item in block.items) or len(block.items) < 2:
        return None
    return _of_series([item.runs for item in block.items], notes, numbered=block.ordered)


def _of_paragraphs(blocks: Sequence[Block], notes: Notes) -> tuple[Block, int]:
    texts = [
        block.runs
        for block in takewhile(lambda each: isinstance(each, Paragraph), blocks)
        if isinstance(block, Paragraph)
    ]
    for take in (led_by_date, split):
        series = list(takewhile(take, texts))
        if len(series) > 1 and (made := _of_series(series, notes, numbered=False)):
            return made, len(series)
    return blocks[0], 1


def _of_series(texts: Sequence[Runs], notes: Notes, *, numbered: bool) -> Milestones | LabelledItems | None:
    parts = [led_by_date(runs) or split(runs) for runs in texts]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    if any(has_links(runs) for runs in texts):
        words = _("Labelled items with links stay running text, because their block holds no links: %(words)s")
        notes.changed(words % {"words": excerpt(plain(texts[0]))})
        return None
    if any(run.italic or run.bold for part in known for run in part.rest):
        words = _("Bold or italic words in labelled items are plain now: %(words)s")
        notes.changed(words % {"words": excerpt(plain(texts[0]))})
    return _made(known, numbered=numbered)


def _made(parts: Sequence[Split], *, numbered: bool) -> Milestones | LabelledItems:
    items = tuple(part.labelled for part in parts)
    if any(item.year for item in items):
        return Milestones(items)
    return LabelledItems(items, numbered)


def _label_of(block: Block) -> str:
    """What a block says as the label of the list below it; empty when it is none."""
    if isinstance(block, Paragraph) and not has_links(block.runs):
        text = plain(block.runs)
        is_label = text.endswith(":") and len(text.split()) <= _MOST_WORDS_OF_A_LABEL and "\n" not in text
        return text.rstrip(": ") if is_label else ""
    if isinstance(block, Heading) and block.level > 2 and not has_links(block.runs):
        return plain(block.runs).rstrip(": ")
    return ""
