"""A page as a browser saved it: the article out of everything that stands around it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from .. import furniture
from ..dates import day_of
from ..document import Article, Block, Heading, plain
from ..errors import SourceRefused
from ..links import clean, last_part
from ..markup import Element, parse
from ..notes import Notes, excerpt
from ..numbering import numbered
from ..reader import Reader

# Where builders of blogs put the text, the surest first.
_TEXT = (
    ("itemprop", "articleBody"),
    ("data-hook", "post-description"),
    ("data-hook", "post-content"),
    ("data-hook", "postDescription"),
    ("class", "post-content"),
    ("class", "entry-content"),
)
_SUBTITLE = {"subtitle", "standfirst", "dek", "deck", "lead"}
# More words than a byline and a date need.
_LONG = 30


def read(html: str, name: str) -> Article:
    """The article of a page.

    Raises:
        SourceRefused: the page ends early, is a list of articles, or holds none.
    """
    if re.search(r"<html[\s>]|<!doctype html", html[:4096], re.IGNORECASE) and not re.search(
        r"</html\s*>", html[-20_000:], re.IGNORECASE
    ):
        raise SourceRefused(_("%(name)s ends before </html>: it was not saved to its end.") % {"name": name})
    page = parse(html, name)
    head = _Head(page)
    notes = Notes()
    root = _root(page, name)
    heading = next(iter(root.all("h1")), None) or next(iter(page.all("h1")), None)
    title = (heading.text if heading else "") or head.title
    if not title:
        raise SourceRefused(_("%(name)s has no title.") % {"name": name})
    subtitle = _subtitle(page, root)
    around = Element(root.tag, root.attributes, list(_without_head(root, heading, subtitle, notes)))
    blocks = numbered(_untitled(Reader(notes, head.address).read(around.children), title), notes)
    if not blocks:
        raise SourceRefused(_("%(name)s holds no text of an article.") % {"name": name})
    for part in _outside(page, root, heading, subtitle):
        kind = furniture.kind_of(part) or _("outside of the article")
        notes.left_out(f"{kind}: {excerpt(part.text)}")
    return Article(
        title=title,
        subtitle=subtitle.text if subtitle else "",
        blocks=blocks,
        origin=name,
        description=head.of("description", "og:description"),
        address=head.address,
        slug=last_part(head.address),
        published=head.published,
        language=head.language,
        authors=head.authors,
        topics=head.topics,
        notes=notes,
    )


class _Head:
    """What a page says about itself, in its head and in its structured data."""

    def __init__(self, page: Element) -> None:
        self._page = page
        self._meta = [(each.get("property") or each.get("name"), each.get("content")) for each in page.all("meta")]
        self._data = next((found for each in page.all("script") if (found := _structured(each))), {})

    def of(self, *names: str) -> str:
        """The first of these that it has."""
        return next(
            (" ".join(value.split()) for name in names for key, value in self._meta if key == name and value), ""
        )

    @property
    def title(self) -> str:
        """As for sharing, else that of the window."""
        return self.of("og:title") or next((each.text for each in self._page.all("title")), "")

    @property
    def address(self) -> str:
        """Where it was read."""
        canonical = [each.get("href") for each in self._page.all("link") if each.get("rel") == "canonical"]
        found = (*canonical, self.of("og:url"), self._page.get("saved-from"))
        return next((address for each in found if (address := clean(each))), "")

    @property
    def language(self) -> str:
        """As its first element says."""
        return next((each.get("lang") for each in self._page.all("html")), "")

    @property
    def published(self) -> Any:
        """The day; None when it says none."""
        times = [each.get("datetime") for each in self._page.all("time")]
        said = (self.of("article:published_time"), str(self._data.get("datePublished") or ""), *times)
        return next((day for each in said if each and (day := day_of(each))), None)

    @property
    def authors(self) -> tuple[str, ...]:
        """By name."""
        said = self._data.get("author")
        people = said if isinstance(said, list) else [said]
        names = [str(each.get("name") or "") for each in people if isinstance(each, dict)]
        author = self.of("author", "article:author")
        return tuple(name for name in names if name) or ((author,) if author and "://" not in author else ())

    @property
    def topics(self) -> tuple[str, ...]:
        """Its sections and tags."""
        found = [value.strip() for key, value in self._meta if key in {"article:section", "article:tag"}]
        return tuple(dict.fromkeys(each for each in found if each))


def _structured(script: Element) -> dict[str, Any]:
    if script.get("type") != "application/ld+json":
        return {}
    try:
        data = json.loads("".join(each for each in script.children if isinstance(each, str)))
    except (ValueError, RecursionError):
        return {}
    rows = data if isinstance(data, list) else [data]
    kinds = {"Article", "BlogPosting", "NewsArticle"}
    return next((row for row in rows if isinstance(row, dict) and row.get("@type") in kinds), {})


def _root(page: Element, name: str) -> Element:
    """The element that holds the text."""
    for attribute, value in _TEXT:
        if found := [each for each in page.elements if value in each.get(attribute).split()]:
            return max(found, key=lambda each: len(each.text))
    articles = sorted((each for each in page.all("article") if each.text), key=lambda each: -len(each.text))
    if len(articles) > 1 and len(articles[0].text) < 2 * len(articles[1].text) and not articles[0].all("h1"):
        raise SourceRefused(_("%(name)s is a list of articles: open one, and save that.") % {"name": name})
    mains = [each for each in page.elements if each.tag == "main" or each.get("role") == "main"]
    return next(iter([*articles, *mains, *page.all("body")]), page)


def _without_head(
    root: Element, heading: Element | None, subtitle: Element | None, notes: Notes
) -> Iterator[Element | str]:
    """The parts of the article but the line above it: title, byline, date."""
    for child in root.children:
        if isinstance(child, str):
            yield child
        elif child in (heading, subtitle):
            continue
        elif child.tag == "header" and len((rest := _copy_without(child, heading, subtitle)).text.split()) <= _LONG:
            if rest.text:
                notes.left_out(_("byline and date: %(words)s") % {"words": excerpt(rest.text)})
        else:
            inner = list(_without_head(child, heading, subtitle, notes))
            yield Element(child.tag, child.attributes, inner) if not furniture.kind_of(child) else child


def _copy_without(element: Element, *others: Element | None) -> Element:
    kept = [child for child in element.children if isinstance(child, str) or child not in others]
    copies = [child if isinstance(child, str) else _copy_without(child, *others) for child in kept]
    return Element(element.tag, element.attributes, copies)


def _subtitle(page: Element, root: Element) -> Element | None:
    for each in (*root.elements, *page.elements):
        if each.tag in {"p", "h2", "div"} and set(re.split(r"[\s_-]+", each.get("class").lower())) & _SUBTITLE:
            return each if 0 < len(each.text) <= 300 and not each.all("a", "img") else None
    return None


def _untitled(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The text without its title, where that was set as a heading once more."""
    first = blocks[0] if blocks else None
    return blocks[1:] if isinstance(first, Heading) and plain(first.runs).split() == title.split() else blocks


def _outside(page: Element, root: Element, *known: Element | None) -> Iterator[Element]:
    """The parts of the page around the article that say anything."""
    for child in page.children:
        if isinstance(child, str) or child is root or child in known or furniture.is_silent(child):
            continue
        if any(each is root for each in child.elements):
            yield from _outside(child, root, *known)
        else:
            rest = _copy_without(child, *known).without("script", "style", "template", "svg", "noscript")
            if rest.text:
                yield rest
