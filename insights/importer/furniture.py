"""What stands on a page of a blog and is no part of the article, and what it is called in the report."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .markup import Element

# Never text, whatever is inside.
_BY_TAG: dict[str, str | Promise] = {
    "script": _("scripts"),
    "style": _("style sheets"),
    "noscript": _("what shows without scripts"),
    "template": _("templates"),
    "svg": _("drawings of the page"),
    "canvas": _("drawings of the page"),
    "nav": _("navigation"),
    "form": _("a form"),
    "button": _("a button"),
    "input": _("a form field"),
    "select": _("a form field"),
    "textarea": _("a form field"),
    "object": _("an embedded object"),
    "embed": _("an embedded object"),
    "audio": _("an audio player"),
}
_SILENT = {"script", "style", "template", "svg", "canvas", "head", "title", "meta", "link"}
_BY_ROLE: dict[str, str | Promise] = {
    "navigation": _("navigation"),
    "search": _("the search box"),
    "form": _("a form"),
    "button": _("a button"),
}
# Words of a class, an id or a `data-hook`, as builders of blogs name their parts.
_BY_WORD: dict[str, str | Promise] = {
    "share": _("share buttons"),
    "sharing": _("share buttons"),
    "social": _("share buttons"),
    "comments": _("the comments"),
    "comment": _("the comments"),
    "respond": _("the comments"),
    "breadcrumb": _("navigation"),
    "breadcrumbs": _("navigation"),
    "pagination": _("navigation"),
    "cookie": _("the cookie notice"),
    "cookies": _("the cookie notice"),
    "newsletter": _("the newsletter form"),
    "subscribe": _("the newsletter form"),
    "related": _("links to other articles"),
    "recent": _("links to other articles"),
    "likes": _("counters"),
    "views": _("counters"),
}
_CONTAINERS = frozenset(["div", "section", "aside", "ul", "ol", "footer", "header", "span", "form", "button", "nav"])


def is_silent(element: Element) -> bool:
    """Whether what is inside was never seen by a reader."""
    return element.tag in _SILENT


def kind_of(element: Element) -> str | Promise:
    """What part of the page it is; empty for a part of the article."""
    if found := _BY_TAG.get(element.tag) or _BY_ROLE.get(element.get("role")):
        # Builders make a button of a picture that opens large.
        return "" if _is_picture(element) else found
    if element.tag not in _CONTAINERS:
        return ""
    names = " ".join(element.get(name) for name in ("class", "id", "data-hook"))
    return next((_BY_WORD[word] for word in re.split(r"[\s_-]+", names.lower()) if word in _BY_WORD), "")


def _is_picture(element: Element) -> bool:
    return not is_silent(element) and not element.text and bool(element.all("img"))


def is_pixel(element: Element) -> bool:
    """Whether a picture is one that counts readers: two pixels a side at most, or none."""
    sides = [element.get(side).removesuffix("px").strip() for side in ("width", "height")]
    style = re.sub(r"\s", "", element.get("style").lower())
    styled = re.findall(r"(?:^|;)(?:width|height):([0-2])px", style)
    return all(side in {"0", "1", "2"} for side in sides) or len(styled) >= 2
