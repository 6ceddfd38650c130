"""Reads the structured data of a page as a search engine does: the text of each data block, parsed as JSON."""

import json
from html.parser import HTMLParser
from typing import Any


class _Blocks(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._is_inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and dict(attrs).get("type") == "application/ld+json":
            self._is_inside = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._is_inside = False

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.texts[-1] += data


def things(html: str) -> dict[str, dict[str, Any]]:
    """Each thing that a page describes, by its type; a type that comes twice fails."""
    blocks = [json.loads(text) for text in _Blocks(html).texts]
    assert all(block["@context"] == "https://schema.org" for block in blocks)
    graph = [thing for block in blocks for thing in block["@graph"]]
    found = {thing["@type"]: thing for thing in graph}
    assert len(found) == len(graph)
    return found
