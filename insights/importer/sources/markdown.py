"""Markdown with front matter."""

from datetime import date
from pathlib import PurePosixPath

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from ..dates import day_of
from ..document import Article, Heading, plain
from ..errors import SourceRefused
from ..links import clean, last_part
from ..markup import parse
from ..notes import Notes
from ..numbering import numbered
from ..reader import Reader
from . import front_matter

# Names that other programs give to what we keep.
_TITLE, _SUBTITLE, _SUMMARY = ("title",), ("subtitle", "tagline"), ("summary", "excerpt")
_DESCRIPTION, _SLUG = ("description",), ("slug",)
_DATE, _UPDATED = ("date", "published", "published_on"), ("updated", "lastmod", "last_modified_at")
_AUTHORS, _TOPICS = ("authors", "author"), ("topics", "topic", "categories", "category", "tags")
_ADDRESS, _OLD = ("address", "canonical", "canonical_url", "url", "permalink"), ("aliases", "redirect_from")
_LANGUAGE, _GUID = ("language", "lang"), ("guid", "id")
_KNOWN = {
    name
    for names in (
        *(_TITLE, _SUBTITLE, _SUMMARY, _DESCRIPTION, _SLUG, _DATE, _UPDATED),
        *(_AUTHORS, _TOPICS, _ADDRESS, _OLD, _LANGUAGE, _GUID),
    )
    for name in names
}


def read(text: str, name: str) -> Article:
    """The article of a Markdown file.

    Raises:
        SourceRefused: its front matter is none, a date is none, or it has no title or no text.
    """
    values, body = front_matter.split(text, name)
    said = _Said(values, name)
    notes = Notes()
    for key in values.keys() - _KNOWN:
        notes.left_out(_("front matter “%(key)s”: %(value)s") % {"key": key, "value": ", ".join(values[key])[:120]})
    address = clean(said.first(_ADDRESS))
    tree = parse(MarkdownIt("commonmark", {"html": True}).enable("table").render(body), name)
    blocks = numbered(Reader(notes, address).read(tree.children), notes)
    title = said.first(_TITLE)
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and (plain(first.runs).split() == title.split() or (first.level == 1 and not title)):
        title, blocks = title or plain(first.runs), blocks[1:]
    if not title or not blocks:
        raise SourceRefused(
            _("%(name)s needs a title, in the front matter or as its first heading, and a text.") % {"name": name}
        )
    paths = [each for each in (*said.all(_OLD), said.first(_ADDRESS)) if each.startswith("/")]
    return Article(
        title=title,
        blocks=blocks,
        origin=name,
        subtitle=said.first(_SUBTITLE),
        summary=said.first(_SUMMARY),
        description=said.first(_DESCRIPTION),
        address=address,
        guid=said.first(_GUID),
        slug=said.first(_SLUG) or last_part(address) or PurePosixPath(name).stem,
        published=said.day(_DATE),
        updated=said.day(_UPDATED),
        language=said.first(_LANGUAGE),
        authors=said.all(_AUTHORS),
        topics=said.all(_TOPICS),
        old_paths=tuple(paths),
        notes=notes,
    )


class _Said:
    """The front matter by its meaning."""

    def __init__(self, values: front_matter.Values, name: str) -> None:
        self._values = values
        self._name = name

    def all(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Every value under any of these names."""
        return tuple(dict.fromkeys(each for name in names for each in self._values.get(name, ())))

    def first(self, names: tuple[str, ...]) -> str:
        """The first value; empty without one."""
        return next(iter(self.all(names)), "")

    def day(self, names: tuple[str, ...]) -> date | None:
        """The first value as a day; None without one."""
        text = self.first(names)
        day = day_of(text) if text else None
        if text and day is None:
            words = _("%(name)s: “%(text)s” is no date; write it as 2026-11-26.")
            raise SourceRefused(words % {"name": self._name, "text": text})
        return day
