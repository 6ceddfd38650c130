"""The body of a page: the blocks an article is made of, and its outline."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .links import CallToActionBlock
from .lists import LabelledItemsBlock, MilestonesBlock
from .media import DocumentBlock, FigureBlock, TableBlock
from .people import PeopleBlock
from .talk import TalkToUsBlock
from .text import FEATURES, CalloutBlock, HeadingBlock, ParagraphBlock, QuoteBlock, SubheadingBlock
from .video import EmbedBlock

# Ids that the templates around a body use; an anchor must not repeat one.
TAKEN = (
    *("main", "title", "inquiry", "key-points", "related", "sources", "steps", "top"),
    *("corrections", "series", "comments", "add-comment"),
)


def anchored(value: blocks.StreamValue) -> Iterator[tuple[Any, str, str]]:
    """Give each block of a body its anchor.

    Yields:
        The bound block, its anchor, and its title in an outline; both empty for a block that starts no section.
        Anchors are unique within the page, and the same on every rendering of the same text.
    """
    seen = set(TAKEN)
    for block in value:
        title = _outline_title(block)
        anchor = _unique(slugify(title, allow_unicode=True)[:60].strip("-") or "section", seen) if title else ""
        yield block, anchor, title


def _parts(value: blocks.StreamValue) -> Iterator[tuple[Any, str, int | None]]:
    plates = count(1)
    for block, anchor, _title in anchored(value):
        has_caption = block.block_type == "figure" and block.value.get("caption")
        yield block, anchor, next(plates) if has_caption else None


def _outline_title(block: Any) -> str:
    if block.block_type == "heading":
        return str(block.value)
    return str(block.value["title"]) if block.block_type == "callout" else ""


def _unique(slug: str, seen: set[str]) -> str:
    anchor, number = slug, 1
    while anchor in seen:
        number += 1
        anchor = f"{slug}-{number}"
    seen.add(anchor)
    return anchor


class BodyBlock(blocks.StreamBlock):
    """What an article or a service is written in."""

    heading = HeadingBlock()
    subheading = SubheadingBlock()
    paragraph = ParagraphBlock(features=FEATURES)
    figure = FigureBlock()
    milestones = MilestonesBlock()
    labelled_items = LabelledItemsBlock()
    callout = CalloutBlock()
    quote = QuoteBlock()
    table = TableBlock()
    document = DocumentBlock()
    talk_to_us = TalkToUsBlock()
    embed = EmbedBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        icon = "doc-full"
        label = _("Body")
        description = _("The blocks a page is written in.")
        template = "blocks/body.html"

    def get_context(self, value: blocks.StreamValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Wagtail's context, with each block beside its anchor and, for a picture with a caption, its number."""
        return {**super().get_context(value, parent_context=parent_context), "parts": list(_parts(value))}


class StandardBodyBlock(BodyBlock):
    """A body that can also show people: for pages about the firm."""

    people = PeopleBlock()
