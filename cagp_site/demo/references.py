"""Turns references in the content into what the database keeps: ids, and links of rich text."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from wagtail import blocks
from wagtail.models import Page

from .entry import PAGE_LINK, PageRef, PictureRef, SnippetRef
from .identity import block_id, page_key, snippet_key

_REFERENCE = re.compile(r'<ref source="([1-9]\d*)"/>')
_LINK = re.compile(rf'<a href="{PAGE_LINK}([^"]*)">')


@dataclass
class References:
    """What this load has found or made so far, by key."""

    pages: dict[str, Page] = field(default_factory=dict)
    snippets: dict[str, Any] = field(default_factory=dict)
    pictures: dict[str, int] = field(default_factory=dict)
    original: "References | None" = None
    """What this load made of the edition that this one translates."""

    def page_key(self, path: str) -> UUID:
        """The translation key of the page at `path`: that of the original, which may be an editor's own page."""
        page = self.original.pages.get(path) if self.original else None
        return page.translation_key if page is not None else page_key(path)

    def snippet_key(self, key: str) -> UUID:
        """The translation key of a snippet, that of the original again."""
        snippet = self.original.snippets.get(key) if self.original else None
        return snippet.translation_key if snippet is not None else snippet_key(key)

    def page(self, path: str) -> Page:
        """The page at `path`, or the nearest one above it where this site has none (a link must lead somewhere)."""
        while path not in self.pages:
            path = path.rpartition("/")[0]
        return self.pages[path]

    def value(self, value: Any) -> Any:
        """A plain value: a reference becomes an id or, for a snippet, the object."""
        if isinstance(value, PageRef):
            return self.page(value.path).pk
        if isinstance(value, PictureRef):
            return self.pictures[value.key]
        if isinstance(value, SnippetRef):
            return self.snippets[value.key]
        return value

    def rich_text(self, html: str, path: str = "") -> str:
        """Rich text as Wagtail stores it; `path` is the page's, whose sources it may refer to."""
        linked = _LINK.sub(lambda found: f'<a linktype="page" id="{self.page(found[1]).pk}">', html)
        return _REFERENCE.sub(lambda found: _reference(path, int(found[1])), linked)

    def stream(self, block: Any, value: Sequence[tuple[str, Any]], seed: str) -> str:
        """A StreamField's value, (block name, value) pairs, as its JSON.

        Raises:
            KeyError: the stream has no block of that name.
        """
        return json.dumps(
            [
                {
                    "type": name,
                    "value": self._raw(block.child_blocks[name], child, f"{seed}/{number}"),
                    "id": block_id(seed, number),
                }
                for number, (name, child) in enumerate(value)
            ],
            cls=DjangoJSONEncoder,
        )

    def _raw(self, block: Any, value: Any, seed: str) -> Any:
        if isinstance(block, blocks.ListBlock):
            return [
                {
                    "type": "item",
                    "value": self._raw(block.child_block, item, f"{seed}/{number}"),
                    "id": block_id(seed, number),
                }
                for number, item in enumerate(value)
            ]
        if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
            children = block.child_blocks
            return {name: self._raw(children[name], child, f"{seed}/{name}") for name, child in value.items()}
        if isinstance(block, blocks.RichTextBlock):
            return self.rich_text(value, seed.partition("#")[0])
        return self.value(value)


def _reference(path: str, number: int) -> str:
    """A reference to the source whose block `stream` gives this id."""
    return f'<source-ref id="{block_id(f"{path}#sources", number - 1)}">※</source-ref>'
