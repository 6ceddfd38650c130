"""Values for blocks, made from their own preview by walking their definition: full, least and absurdly long."""

from collections.abc import Callable
from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import RichText

from cagp_site.core.blocks.media import TableBlock

from .words import ENGLISH, Words

Leaf = Callable[[blocks.Block, Any], Any]
# How many items a list gets that sets itself no limit.
MANY = 6
# Letters for a line and for a text that set themselves no limit.
ROOM = {False: 160, True: 600}


def full(block: blocks.Block, words: Words) -> Any:
    """The preview, in the language of `words`."""
    value = block.get_preview_value()
    return value if words is ENGLISH else _walk(block, value, lambda each, old: _text(each, old, words.sentence))


def least(block: blocks.Block, words: Words) -> Any:
    """The preview with every optional field empty and every list as short as it may be."""

    def emptied(each: blocks.Block, old: Any) -> Any:
        return old if each.required else each.get_default()

    return _walk(block, full(block, words), emptied, fewest=True)


def long(block: blocks.Block, words: Words) -> Any:
    """The preview with every text as long as it may be and every list as full."""
    return _walk(block, full(block, words), lambda each, old: _text(each, old, words.long_text), most=True)


def _text(block: blocks.Block, old: Any, words: str) -> Any:
    """Other words for a text; what is held to a form (a year, an address) stays."""
    if isinstance(block, blocks.RichTextBlock):
        return RichText(f"<p>{words}</p><ul><li>{words}</li></ul>")
    if isinstance(block, TableBlock):
        row = [words[:90]] * max(map(len, old["data"]))
        return {**old, "table_caption": words[:120], "data": [row, *old["data"], row]}
    if isinstance(block, blocks.TextBlock) or (isinstance(block, blocks.CharBlock) and not _is_held(block)):
        room = block.field.max_length or ROOM[isinstance(block, blocks.TextBlock)]
        return old if _is_figure(old) else words[:room]
    return old


def _is_figure(old: Any) -> bool:
    return bool(old) and not any(symbol.isalpha() for symbol in old)


def _is_held(block: blocks.Block) -> bool:
    """Whether a validator beyond length and plain characters holds a text to a form."""
    known = ("django.", "wagtail.")
    return any(not getattr(each, "__module__", "django.").startswith(known) for each in block.field.validators)


def _walk(block: blocks.Block, value: Any, leaf: Leaf, *, fewest: bool = False, most: bool = False) -> Any:
    """The same value with each leaf passed through `leaf`, and each list cut short or filled up."""
    # The value of Wagtail's picture block is the picture, not its parts.
    if isinstance(block, blocks.BaseStructBlock) and not isinstance(block, ImageBlock):
        pairs = {
            name: _walk(child, value.get(name), leaf, fewest=fewest, most=most)
            for name, child in block.child_blocks.items()
        }
        return block._to_struct_value(pairs.items())
    if isinstance(block, blocks.ListBlock):
        items = [_walk(block.child_block, item, leaf, fewest=fewest, most=most) for item in value]
        if fewest:
            items = items[: block.meta.min_num or 1]
        if most:
            items = (items * MANY)[: block.meta.max_num or max(MANY, len(items))]
        return blocks.list_block.ListValue(block, values=items)
    return leaf(block, value)
