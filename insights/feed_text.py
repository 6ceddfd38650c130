"""An article as a feed reader needs it: the whole text in plain HTML, every address absolute, nothing that runs."""

import hashlib
import json
from collections.abc import Sequence
from typing import Final
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Comment, Tag
from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.blocks import StreamValue

from cagp_site.core.covers import cover_url
from cagp_site.core.pictures.renditions import prefetch
from cagp_site.core.pictures.search import images_of

from .models import InsightPage

# Raise it when texts come out differently.
FORM: Final = 1
# What a text links to may move meanwhile; for so long a reader of the feed is led there by a redirect.
KEPT_SECONDS: Final = 900
# Forms and invitations: they work on the page alone.
LEFT_OUT: Final = frozenset({"talk_to_us", "call_to_action"})
# Removed with all that is in them.
DROPPED: Final = (
    *("script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "source", "link", "meta"),
    *("form", "button", "input", "select", "textarea"),
)
KEPT: Final = frozenset(
    (
        *("a", "abbr", "b", "bdi", "br", "cite", "code", "del", "em", "i", "img", "ins", "q", "s", "small", "strong"),
        *("sub", "sup", "time", "u", "blockquote", "figcaption", "figure", "h2", "h3", "h4", "hr", "p", "pre"),
        *("dd", "dl", "dt", "li", "ol", "ul", "caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    )
)
ATTRIBUTES: Final = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
    "time": {"datetime"},
}
EVERYWHERE: Final = {"lang", "dir"}
SCHEMES: Final = ("https://", "http://", "mailto:", "tel:")


def texts_of(articles: Sequence[tuple[InsightPage, str]]) -> list[str]:
    """The HTML of each article, given with its absolute address. What was made lately comes from the cache."""
    keys = [_key(article, address) for article, address in articles]
    known = cache.get_many(keys)
    made = {
        key: _text(article, address) for key, (article, address) in zip(keys, articles, strict=True) if key not in known
    }
    if made:
        cache.set_many(made, KEPT_SECONDS)
    return [str(known.get(key) or made[key]) for key in keys]


def plain(html: str, address: str) -> str:
    """HTML of ours without what belongs to the page alone; `address` is what its links are relative to."""
    soup = BeautifulSoup(html, "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all(DROPPED):
        tag.decompose()
    for tag in soup.select("[aria-hidden=true]"):
        tag.decompose()
    for tag in soup.find_all(True):
        _settle(tag, address)
    return str(soup).strip()


def _settle(tag: Tag, address: str) -> None:
    """Keep, mend or unwrap one element."""
    if tag.name not in KEPT:
        # Two that stood apart by their looks alone.
        if isinstance(tag.previous_sibling, Tag):
            tag.insert_before(" ")
        tag.unwrap()
        return
    allowed = EVERYWHERE | ATTRIBUTES.get(tag.name, set())
    tag.attrs = {name: value for name, value in tag.attrs.items() if name in allowed}
    for name in {"href", "src"} & set(tag.attrs):
        tag[name] = urljoin(address, str(tag[name]).strip())
    if tag.name == "a" and not str(tag.get("href", "")).startswith(SCHEMES):
        tag.unwrap()
    elif tag.name == "img" and str(tag.get("src", "")).startswith(urljoin(address, cover_url("").rpartition("/")[0])):
        # Drawings in the place of a picture: they say nothing, and browsers show them on our pages alone.
        tag.decompose()


def _text(article: InsightPage, address: str) -> str:
    prefetch(images_of(article))
    shown = [(each.block_type, each.value, each.id) for each in article.body if each.block_type not in LEFT_OUT]
    language = article.locale.language_code
    with translation.override(language):
        context = {"page": article, "body": StreamValue(article.body.stream_block, shown)}
        html = plain(render_to_string("insights/feed_text.html", context), address)
    direction = "rtl" if translation.get_language_info(language)["bidi"] else "ltr"
    return f'<div lang="{language}" dir="{direction}">{html}</div>'


def _key(article: InsightPage, address: str) -> str:
    """Names a text by what it is made of, so that a change shows at once."""
    streams = (article.key_points, article.body, article.sources)
    made_of = [FORM, address, settings.SITE_URL, article.locale.language_code]
    made_of += [each.stream_block.get_prep_value(each) for each in streams]
    return f"feed-text:{hashlib.sha256(json.dumps(made_of, sort_keys=True, default=str).encode()).hexdigest()}"
