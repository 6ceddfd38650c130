"""The words of an article on either side of an import: none may be lost on the way."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import singledispatch
from html import unescape
from typing import Any

from .document import (
    Block,
    Callout,
    Heading,
    Item,
    LabelledItems,
    List,
    Milestones,
    Paragraph,
    Picture,
    Quote,
    Table,
    plain,
)

_WORD = re.compile(r"[\w$€£₪%]+")
# Settings of blocks, which nobody reads.
_UNREAD = {"table_header_choice", "address", "duration"}
# Tags that end a word; all others may stand inside of one.
_BREAK = re.compile(r"<(?:br/?|/?(?:p|li|ul|ol)\b[^>]*)>")
_TAG = re.compile(r"<[^>]+>")


def words_of(text: str) -> list[str]:
    """The words of a text, in order; how a letter is put together makes no difference."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def lost(blocks: Iterable[Block], stream: Iterable[dict[str, Any]]) -> list[str]:
    """Words of a document that its blocks do not have, as often as they are missing."""
    before = Counter(word for block in blocks for text in texts_of(block) for word in words_of(text))
    after = Counter(word for text in stream_texts(stream) for word in words_of(text))
    return list((before - after).elements())


def stream_texts(stream: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Every text in the value of a body as it is stored, in order, without its markup."""
    for block in stream:
        if block["type"] == "paragraph":
            yield _unmarked(block["value"])
        elif block["type"] == "callout":
            yield from (block["value"]["title"], _unmarked(block["value"]["body"]))
        else:
            yield from _strings(block["value"])


@singledispatch
def texts_of(block: Any) -> Iterator[str]:
    """The texts of one block of a document, in order."""
    yield from ()


@texts_of.register
def _running(block: Heading | Paragraph) -> Iterator[str]:
    yield plain(block.runs)


@texts_of.register
def _item(item: Item) -> Iterator[str]:
    yield plain(item.runs)
    for each in item.lists:
        yield from texts_of(each)


@texts_of.register
def _listed(block: List) -> Iterator[str]:
    for item in block.items:
        yield from texts_of(item)


@texts_of.register
def _quote(block: Quote) -> Iterator[str]:
    yield from (block.text, block.attribution)


@texts_of.register
def _picture(block: Picture) -> Iterator[str]:
    yield from (block.alt, block.caption)


@texts_of.register
def _table(block: Table) -> Iterator[str]:
    yield block.caption
    for row in block.rows:
        yield from row


@texts_of.register
def _labelled(block: Milestones | LabelledItems) -> Iterator[str]:
    yield getattr(block, "label", "")
    for item in block.items:
        yield from (item.label, item.year, item.text)


@texts_of.register
def _callout(block: Callout) -> Iterator[str]:
    yield block.title
    for part in block.parts:
        yield from texts_of(part)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, child in value.items():
            if name not in _UNREAD:
                yield from _strings(child)
    elif isinstance(value, list):
        for child in value:
            yield from _strings(child)


def _unmarked(rich_text: str) -> str:
    return unescape(_TAG.sub("", _BREAK.sub(" ", rich_text)))
