"""What the demo content is written in: plain data, with references that the loader resolves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

# A rich text links to a page of this content by its path under the home page: <a href="page:services/x">.
# "page:" alone is the home page.
PAGE_LINK = "page:"
# It refers to a source of its own page by the source's place in the list, from 1: <ref source="1"/>.


@dataclass(frozen=True)
class PageRef:
    """A page of this content, by its path under the home page ("" is the home page)."""

    path: str


@dataclass(frozen=True)
class SnippetRef:
    """A snippet of this content, by its key."""

    key: str


@dataclass(frozen=True)
class PictureRef:
    """A picture of this content, by its key."""

    key: str


@dataclass(frozen=True)
class Picture:
    """An image of the library: a file in `content/media`, its title and what it shows."""

    key: str
    file: str
    title: str
    description: str


@dataclass(frozen=True)
class Snippet:
    """A snippet; `fields` by the model's names. `match` names the field that recognizes an existing one."""

    key: str
    model: str
    match: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """A page; `path` is its address under the home page, and its parent's path comes before the last slash."""

    path: str
    model: str
    title: str
    published: datetime
    fields: Mapping[str, Any] = field(default_factory=dict)
    rows: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    """Rows of inline relations, by relation name."""
    in_menu: bool = False

    @property
    def slug(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @property
    def parent(self) -> str:
        """The parent's path; the home page's own is never asked for."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True)
class Remark:
    """A reader's comment on the page at `path`; `key` recognizes an existing one, `parent` is the key it answers."""

    key: str
    path: str
    at: datetime
    fields: Mapping[str, Any]
    parent: str = ""


@dataclass(frozen=True)
class Edition:
    """The content in one language. A page or snippet with the path or key of another edition's is its translation."""

    language: str
    entries: tuple[Entry, ...]
    """The home page first, parents before their children."""
    snippets: tuple[Snippet, ...]
    remarks: tuple[Remark, ...] = ()
    """Those that are answered before their answers."""
