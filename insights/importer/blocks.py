"""From a document to the value of an article's body, as the database keeps it."""

from collections.abc import Callable, Iterable, Mapping
from functools import singledispatch
from typing import Any

from django.utils.html import escape

from .document import (
    Block,
    Callout,
    Heading,
    LabelledItems,
    List,
    Milestones,
    Paragraph,
    Picture,
    Quote,
    Runs,
    Table,
    Video,
    plain,
)
from .links import same

_HEAD_CHOICE = {(False, False): "neither", (True, False): "row", (False, True): "column", (True, True): "both"}
# What the editor of rich text can hold; deeper lists are as deep as this.
_DEEPEST_LIST = 4


class Links:
    """Addresses of articles that are here now, by what two spellings of one have in common."""

    def __init__(self, pages: Mapping[str, int]) -> None:
        self._pages = pages

    def opening(self, href: str) -> str:
        """The tag that opens a link."""
        page = self._pages.get(same(href))
        return f'<a linktype="page" id="{page}">' if page else f'<a href="{escape(href)}">'


def stream(
    blocks: Iterable[Block], picture_id: Callable[[Picture], int | None], pages: Mapping[str, int]
) -> list[dict[str, Any]]:
    """The value of a body: pictures by their id in the library, links to `pages` (address to id) as links to pages."""
    links = Links(pages)
    found = []
    for block in blocks:
        name, value = _figure(block, picture_id) if isinstance(block, Picture) else _value(block, links)
        found.append({"type": name, "value": value})
    return found


def _figure(block: Picture, picture_id: Callable[[Picture], int | None]) -> tuple[str, Any]:
    image = {"image": picture_id(block), "alt_text": block.alt, "decorative": False}
    return "figure", {"image": image, "caption": block.caption, "credit": ""}


@singledispatch
def _value(block: Any, links: Links) -> tuple[str, Any]:
    raise TypeError(block)


@_value.register
def _heading(block: Heading, links: Links) -> tuple[str, Any]:
    return "heading" if block.level <= 2 else "subheading", " ".join(plain(block.runs).split())


@_value.register
def _paragraph(block: Paragraph | List, links: Links) -> tuple[str, Any]:
    return "paragraph", _html(block, links)


@_value.register
def _quote(block: Quote, links: Links) -> tuple[str, Any]:
    return "quote", {"text": block.text, "attribution": block.attribution}


@_value.register
def _milestones(block: Milestones, links: Links) -> tuple[str, Any]:
    items = [{"label": item.label, "year": item.year, "text": item.text} for item in block.items]
    return "milestones", {"label": block.label, "items": items}


@_value.register
def _labelled_items(block: LabelledItems, links: Links) -> tuple[str, Any]:
    items = [{"label": item.label, "text": item.text} for item in block.items]
    return "labelled_items", {"numbered": block.numbered, "items": items}


@_value.register
def _callout(block: Callout, links: Links) -> tuple[str, Any]:
    return "callout", {"title": block.title, "body": "".join(_html(part, links) for part in block.parts)}


@_value.register
def _table(block: Table, links: Links) -> tuple[str, Any]:
    return "table", {
        "data": [list(row) for row in block.rows],
        "table_caption": block.caption,
        "first_row_is_table_header": block.has_head,
        "first_col_is_header": block.has_side,
        "table_header_choice": _HEAD_CHOICE[block.has_head, block.has_side],
    }


@_value.register
def _video(block: Video, links: Links) -> tuple[str, Any]:
    return "embed", {"address": block.address, "title": block.title, "poster": None, "duration": "", "caption": ""}


def _html(block: Paragraph | List, links: Links) -> str:
    return f"<p>{_inline(block.runs, links)}</p>" if isinstance(block, Paragraph) else _list_html(block, links)


def _list_html(block: List, links: Links, depth: int = 1) -> str:
    tag = "ol" if block.ordered else "ul"
    items = "".join(
        f"<li>{_inline(item.runs, links)}"
        + ("".join(_list_html(each, links, depth + 1) for each in item.lists) if depth < _DEEPEST_LIST else "")
        + "</li>"
        + ("" if depth < _DEEPEST_LIST else "".join(_items_html(each, links) for each in item.lists))
        for item in block.items
    )
    return f"<{tag}>{items}</{tag}>"


def _items_html(block: List, links: Links) -> str:
    return "".join(
        f"<li>{_inline(item.runs, links)}</li>" + "".join(_items_html(each, links) for each in item.lists)
        for item in block.items
    )


def _inline(runs: Runs, links: Links) -> str:
    return "".join(
        _run_html(run.text, run.bold, run.italic, links.opening(run.href) if run.href else "") for run in runs
    )


def _run_html(text: str, bold: bool, italic: bool, opening: str) -> str:
    html = escape(text).replace("\n", "<br/>")
    html = f"<i>{html}</i>" if italic else html
    html = f"<b>{html}</b>" if bold else html
    return f"{opening}{html}</a>" if opening else html
