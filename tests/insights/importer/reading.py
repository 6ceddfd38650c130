"""Reads a source as far as its blocks, without a database."""

from typing import Any

from insights.importer import sources
from insights.importer.blocks import stream
from insights.importer.document import Article
from insights.importer.files import from_bytes
from insights.importer.shape import shaped


def read(name: str, content: str | bytes) -> Article:
    """The one article of a file."""
    data = content.encode() if isinstance(content, str) else content
    (article,) = sources.read(from_bytes(name, data))
    return article


def body(article: Article, pages: dict[str, int] | None = None) -> list[dict[str, Any]]:
    """The blocks that it becomes."""
    return stream(shaped(article.blocks, article.notes), lambda _picture: 1, pages or {})


def said(article: Article) -> str:
    """All its notes, one on a line."""
    return "\n".join(f"{kind}: {words}" for kind, words in article.notes.lines)


def html_body(html: str) -> list[dict[str, Any]]:
    """The blocks of a page with this text."""
    return body(read("page.html", page(html)))


def page(html: str) -> str:
    """A whole page around a text."""
    return f"<html><body><article><h1>Title</h1>{html}</article></body></html>"
