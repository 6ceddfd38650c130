"""Reads the demo content as a reader would: plain text, sentences, links."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from cagp_site.demo.entry import Entry, PageRef

# Names of blocks' options and of files, which nobody reads.
UNREAD = {
    "table_header_choice",
    "first_row_is_table_header",
    "first_col_is_header",
    "decorative",
    "numbered",
    "alt_text",
}


def strings(value: Any) -> Iterator[str]:
    """Every string inside a field's value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, child in value.items():
            if name not in UNREAD:
                yield from strings(child)
    elif isinstance(value, list | tuple):
        # A block is a pair of its name and its value.
        is_block = isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str)
        for child in value[1:] if is_block else value:
            yield from strings(child)


def plain(html: str) -> str:
    """The words of a string that may be HTML."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def words(entry: Entry) -> int:
    """How many words the body has."""
    return sum(len(plain(text).split()) for text in strings(entry.fields["body"]))


def normal(text: str) -> str:
    """Words only, in lower case: quotation marks, dashes and markup do not make a sentence different."""
    return " ".join(re.findall(r"[a-z0-9$]+", plain(text).lower().replace("’", "'")))


def sentences(text: str, at_least: int = 6) -> set[str]:
    """The sentences of `at_least` words or more, normalized."""
    parts = re.split(r"(?<=[.!?:])\s+|\n+", text)
    return {sentence for part in parts if len((sentence := normal(part)).split()) >= at_least}


def page_paths(value: Any) -> Iterator[str]:
    """Paths of all pages that a value refers to, in rich text and by `PageRef`."""
    if isinstance(value, PageRef):
        yield value.path
    elif isinstance(value, str):
        yield from re.findall(r'href="page:([^"]*)"', value)
    elif isinstance(value, dict):
        for child in value.values():
            yield from page_paths(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from page_paths(child)
