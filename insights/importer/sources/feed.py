"""An RSS 2.0 feed: an article for each item that holds its whole text."""

import re
from xml.etree.ElementTree import Element as Node
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from ..dates import day_of
from ..document import Article
from ..errors import SourceRefused
from ..links import clean, last_part
from ..markup import parse
from ..notes import Notes
from ..numbering import numbered
from ..reader import Reader
from . import text as plain_text

_ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_ATOM = "{http://www.w3.org/2005/Atom}feed"
# Feeds of closed builders cut a post here, a few signs more or less; no article of ours is this short.
_CUT_AT = 520
_CUT_END = re.compile(r"(?:\[\s*(?:…|\.\.\.)\s*\]|read more)\s*$", re.IGNORECASE)
_HAS_TAGS = re.compile(r"<[a-zA-Z/!]")


def read(text: str, name: str) -> list[Article]:
    """An article for each item; one that was cut short has a refusal.

    Raises:
        SourceRefused: it is no XML, ends early, holds entities, or is no RSS 2.0.
    """
    channel = _channel(text, name)
    language = (channel.findtext("language") or "").strip()
    items = channel.findall("item")
    if not items:
        raise SourceRefused(_("%(name)s is a feed without an item.") % {"name": name})
    return [_article(item, f"{name} #{number}", language) for number, item in enumerate(items, start=1)]


def _channel(text: str, name: str) -> Node:
    try:
        root = fromstring(text.lstrip())
    except DefusedXmlException:
        words = _("%(name)s defines entities of its own, which can fill a server's memory: no blog's feed needs them.")
        raise SourceRefused(words % {"name": name}) from None
    except ParseError as error:
        words = _("%(name)s is no whole XML file (%(error)s): cut off, or something else than a feed.")
        raise SourceRefused(words % {"name": name, "error": error}) from None
    channel = root.find("channel")
    if root.tag == _ATOM:
        raise SourceRefused(_("%(name)s is an Atom feed. Give the blog's RSS 2.0 feed.") % {"name": name})
    if root.tag != "rss" or not root.get("version", "").startswith("2.") or channel is None:
        raise SourceRefused(_("%(name)s is XML, but no RSS 2.0 feed.") % {"name": name})
    return channel


def _article(item: Node, origin: str, language: str) -> Article:
    notes = Notes()
    link = _said(item, "link")
    html = _said(item, _ENCODED) or _said(item, "description")
    tree = parse(html, origin)
    is_html = bool(_HAS_TAGS.search(html))
    blocks = numbered(Reader(notes, link).read(tree.children), notes) if is_html else plain_text.blocks_of(html, notes)
    for picture in item.findall("enclosure"):
        notes.left_out(_("the item's own picture or file: %(address)s") % {"address": picture.get("url", "")[:200]})
    article = Article(
        title=_said(item, "title"),
        blocks=blocks,
        origin=origin,
        address=clean(link),
        guid=_said(item, "guid"),
        slug=last_part(link),
        published=day_of(_said(item, "pubDate")),
        language=language,
        authors=tuple(filter(None, [_said(item, _CREATOR) or _name_of(_said(item, "author"))])),
        topics=tuple(dict.fromkeys(each.text.strip() for each in item.findall("category") if each.text)),
        notes=notes,
    )
    article.refusal = _refusal(article, tree.text, is_whole=bool(_said(item, _ENCODED)))
    return article


def _refusal(article: Article, text: str, *, is_whole: bool) -> str:
    if not article.title:
        return _("The item has no title.")
    if (not is_whole and len(text) <= _CUT_AT) or _CUT_END.search(text):
        words = _(
            "The feed holds only the first %(count)d characters of this post. Open %(address)s, save the page, "
            "and give that beside the feed."
        )
        return words % {"count": len(text), "address": article.address or _("the post")}
    return "" if article.blocks else _("The item holds no text.")


def _said(item: Node, tag: str) -> str:
    return (item.findtext(tag) or "").strip()


def _name_of(author: str) -> str:
    """The name out of “mail@example.org (Name)”, as RSS wants it; an address alone names nobody."""
    found = re.search(r"\(([^)]+)\)", author)
    return found[1].strip() if found else "" if "@" in author else author
