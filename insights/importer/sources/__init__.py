"""From files to articles: what kind each is, shows what is inside more than its name."""

import posixpath
import re
from dataclasses import replace

from django.utils.translation import gettext as _

from ..document import Article
from ..encoding import decode, was_saved_twice
from ..errors import SourceRefused
from ..files import Bundle
from ..links import same
from . import feed, markdown, saved_page, text

_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|main|h1|p)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(r"\s*<(?:\?xml|rss\b|feed\b)", re.IGNORECASE)


def read(bundle: Bundle) -> list[Article]:
    """Every article of a bundle; a feed's post of which the saved page is there too, is that page.

    Raises:
        SourceRefused: one of its files cannot be taken, or there is none.
    """
    names = bundle.texts
    if not names:
        raise SourceRefused(_("%(name)s holds no page, feed, Markdown or text.") % {"name": bundle.name})
    return paired([article for name in names for article in read_one(bundle, name)])


def read_one(bundle: Bundle, name: str) -> list[Article]:
    """The articles of one file of a bundle."""
    content = decode(bundle.read(name), name)
    articles = _articles(content, name)
    for article in articles:
        article.bundle, article.folder = bundle, posixpath.dirname(name)
        if was_saved_twice(content):
            article.notes.check(_("Some letters look as if the file had been saved in a wrong encoding once before."))
    return articles


def paired(articles: list[Article]) -> list[Article]:
    """One article for each address: a saved page has the whole text, a feed knows its guid, day, author and topics."""
    pages = {same(each.address): each for each in articles if each.address and not each.guid}
    items = {same(each.address): each for each in articles if each.address and each.guid}
    both = pages.keys() & items.keys()
    kept = [each for each in articles if not (each.guid and same(each.address) in both)]
    return [_joined(each, items[same(each.address)]) if same(each.address) in both else each for each in kept]


def _joined(page: Article, item: Article) -> Article:
    page.notes.check(_("Text and pictures are from the saved page, the rest from the feed."))
    return replace(
        page,
        guid=item.guid,
        published=item.published or page.published,
        authors=item.authors or page.authors,
        topics=item.topics or page.topics,
        language=page.language or item.language,
    )


def _articles(content: str, name: str) -> list[Article]:
    ending = posixpath.splitext(name)[1].lower()
    if ending in {".xml", ".rss"} or _XML.match(content):
        return feed.read(content, name)
    if ending in {".html", ".htm"} or (ending not in {".md", ".markdown"} and _PAGE.match(content)):
        return [saved_page.read(content, name)]
    if ending in {".md", ".markdown"} or content.startswith("---\n"):
        return [markdown.read(content, name)]
    return [text.read(content, name)]
