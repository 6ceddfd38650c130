"""The words of a draft, read by other means than the importer's own."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any

from insights.models import InsightPage

# Values of blocks that set how they look.
SETTINGS = {"table_header_choice", "address", "duration", "image"}
YEAR = re.compile(r"(?:1[5-9]|20)\d\d|\d\d")


def words(text: str) -> list[str]:
    """Words, in order."""
    return re.findall(r"\w+", text)


def plain(text: str) -> str:
    """A text without its markup; blocks and line breaks part words, other tags do not."""
    return unescape(re.sub(r"</?[a-z][^>]*>", "", re.sub(r"</?(?:p|li|ul|ol|br)\b[^>]*>", " ", text)))


def strings(value: Any) -> Iterator[str]:
    """Every string in the value of a StreamField, markup taken off."""
    if isinstance(value, str):
        yield plain(value)
    elif isinstance(value, list):
        for child in value:
            yield from strings(child)
    elif isinstance(value, dict) and value.keys() == {"type", "value", "id"}:
        yield from strings(value["value"])
    elif isinstance(value, dict):
        children = {name: child for name, child in value.items() if name not in SETTINGS}
        # A picture's value: the number of the image, and what stands for it.
        picture = value.get("image")
        yield from [picture["alt_text"]] if isinstance(picture, dict) else []
        for child in children.values():
            yield from strings(child)


def of_stream(stream: list[dict[str, Any]]) -> list[str]:
    """The words of a body."""
    return [word for block in stream for text in strings(block["value"]) for word in words(text)]


def of_draft(page: InsightPage) -> list[str]:
    """The words of the whole draft: title, subtitle, body with captions and alternative texts."""
    draft = page.latest_revision.content
    head = [draft["title"], draft["subtitle"]]
    body = page.get_latest_revision_as_object().body.get_prep_value()
    return [*(word for text in head for word in words(text)), *of_stream(body)]


def same(found: list[str], wanted: list[str]) -> bool:
    """Whether the same words come in the same order; a year may have changed sides with the label beside it."""

    def undated(them: list[str]) -> list[str]:
        return [word for word in them if not YEAR.fullmatch(word)]

    return Counter(found) == Counter(wanted) and undated(found) == undated(wanted)
