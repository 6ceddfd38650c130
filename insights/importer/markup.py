"""HTML as a tree of our own: with end tags that people leave out, and never deeper or larger than we can walk."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils.translation import gettext as _

from .errors import SourceRefused
from .limits import DEEPEST, MOST_ELEMENTS

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "search",
        "button",
        "menu",
    ]
)
# What the start of the first ends when it is open, looking no further up than the second.
_ENDS = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "option": ({"option"}, {"select"}),
}
# What is left over when a file ends inside of a tag or a comment.
_HALF_A_TAG = re.compile(r"<[/!a-zA-Z]")


@dataclass(eq=False)
class Element:
    """An element, with its attributes' names in lower case; the same only as itself."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute; empty when there is none."""
        return self.attributes.get(name, "")

    @property
    def elements(self) -> Iterator["Element"]:
        """It and every element inside it, in order."""
        waiting: list[Element] = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def all(self, *tags: str) -> list["Element"]:
        """Every element of these kinds, in order, itself included."""
        return [element for element in self.elements if element.tag in tags]

    def without(self, *tags: str) -> "Element":
        """A copy that lacks every element of these kinds."""
        kept = [child for child in self.children if isinstance(child, str) or child.tag not in tags]
        children = [child if isinstance(child, str) else child.without(*tags) for child in kept]
        return Element(self.tag, self.attributes, children)

    @property
    def text(self) -> str:
        """All its text, with a space wherever a block or a line begins or ends."""
        found: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                found.append(node)
                continue
            if node.tag in BLOCKS or node.tag == "br":
                found.append(" ")
                waiting.append(" ")
            waiting.extend(reversed(node.children))
        return " ".join("".join(found).split())


def parse(html: str, name: str) -> Element:
    """The tree of a page or of a part of one.

    Raises:
        SourceRefused: it nests too deep, has too many elements, or ends in the middle of a tag.
    """
    builder = _Builder(name)
    builder.feed(html)
    if _HALF_A_TAG.match(builder.rawdata):
        raise SourceRefused(_("%(name)s ends in the middle of a tag: it was not saved to its end.") % {"name": name})
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    """Puts elements into each other as they come."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._name = name
        self._open = [self.root]
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._imply_ends(tag)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        self._count += 1
        if tag not in VOID:
            self._open.append(element)
        if len(self._open) > DEEPEST or self._count > MOST_ELEMENTS:
            words = _("%(name)s nests too deep or has too many elements to be an article.")
            raise SourceRefused(words % {"name": self._name})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # In HTML the slash means nothing, but in an SVG that a page holds it does.
        if tag not in VOID and any(element.tag in {"svg", "math"} for element in self._open[:-1]):
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        # Browsers write into a comment where they saved a page from.
        if data.strip().startswith("saved from url="):
            self.root.attributes["saved-from"] = data.strip().partition(")")[2]

    def _imply_ends(self, tag: str) -> None:
        if tag in BLOCKS and self._open[-1].tag == "p":
            self._open.pop()
        ended, fence = _ENDS.get(tag, (set(), set()))
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in fence:
                return
            if self._open[depth].tag in ended:
                del self._open[depth:]
                return
