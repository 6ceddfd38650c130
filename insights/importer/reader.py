"""From HTML to a document: what each element says, without its looks."""

import re
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from cagp_site.core.videos import UnknownVideoError, video_from

from . import furniture, links, pictured
from .document import (
    Block,
    Heading,
    Item,
    Labelled,
    LabelledItems,
    List,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
    Video,
    plain,
    tidy,
)
from .markup import BLOCKS, Element
from .notes import Notes, excerpt

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite", "dfn"})
# Inline elements whose meaning has no place in an article's text here.
_LOST = {"sup", "sub", "u", "s", "del", "ins", "mark", "code", "kbd", "small", "q", "ruby", "math"}
_WEIGHT = re.compile(r"font-weight:(?:bold|[6-9]00)")


class Reader:
    """Reads one article; what it cannot carry over is said in its notes."""

    def __init__(self, notes: Notes, base: str = "") -> None:
        self.blocks: list[Block] = []
        self.notes = notes
        self.base = base
        """The address of the page, which its links start from."""
        self._runs: list[Run] = []
        self._style = Run("")
        self._pictures: list[Block] = []

    def read(self, nodes: Iterable[Element | str]) -> tuple[Block, ...]:
        """The blocks of some part of a page."""
        self._walk(nodes)
        self._end_paragraph()
        return tuple(self.blocks)

    def inside(self, element: Element) -> tuple[Block, ...]:
        """The blocks of an element that is read apart."""
        return Reader(self.notes, self.base).read(element.children)

    def runs_of(self, element: Element) -> Runs:
        """The text of an element as one stretch; pictures in it follow after the block."""
        reader = Reader(self.notes, self.base)
        reader._walk(element.children)
        reader._end_paragraph()
        runs: list[Run] = []
        for block in reader.blocks:
            if isinstance(block, Paragraph | Heading):
                runs += [*([Run("\n")] if runs else []), *block.runs]
            else:
                self._pictures.append(block)
        return tidy(tuple(runs))

    def _walk(self, nodes: Iterable[Element | str]) -> None:
        for node in nodes:
            if isinstance(node, str):
                self._say(re.sub(r"\s+", " ", node))
            else:
                self._take(node)

    def _say(self, text: str) -> None:
        style = self._style
        self._runs.append(Run(text, style.bold, style.italic, style.href))

    def _take(self, element: Element) -> None:
        if furniture.kind_of(element) or furniture.is_silent(element):
            leave_out(element, self.notes)
        elif element.tag == "br":
            self._say("\n")
        elif element.tag == "img":
            self._pictures += pictured.pictures([element], "", self.notes)
        elif element.tag in BLOCKS or element.tag in {"iframe", "video"} or element.get("role") == "heading":
            self._end_paragraph()
            self._block(element)
            self._end_paragraph()
        else:
            self._inline(element)

    def _inline(self, element: Element) -> None:
        before = self._style
        href = links.clean(element.get("href"), self.base) if element.tag == "a" else before.href
        if element.tag == "a" and element.get("href") and not href:
            self._unlinked(element)
        if element.tag in _LOST:
            words = _("Text set as <%(tag)s>, which the site does not have, is plain text now.")
            self.notes.changed(words % {"tag": element.tag})
        style = re.sub(r"\s", "", element.get("style").lower())
        bold = before.bold or element.tag in _BOLD or bool(_WEIGHT.search(style))
        italic = before.italic or element.tag in _ITALIC or "font-style:italic" in style
        self._style = Run("", bold, italic, href)
        self._walk(element.children)
        self._style = before

    def _unlinked(self, element: Element) -> None:
        words = _("The words %(words)s lost their link: “%(address)s” is no address that may be linked to.")
        address = element.get("href")[:80]
        if element.text:
            self.notes.changed(words % {"words": excerpt(element.text), "address": address})

    def _block(self, element: Element) -> None:
        readers: dict[str, Callable[[Element], None]] = {
            "ul": self._list,
            "ol": self._list,
            "menu": self._list,
            "blockquote": self._quote,
            "figure": self._figure,
            "table": self._table,
            "dl": self._definitions,
            "iframe": self._frame,
            "video": self._frame,
            "pre": self._preformatted,
        }
        if level := self._level(element):
            self._heading(level, element)
        elif reader := readers.get(element.tag):
            reader(element)
        else:
            self._walk(element.children)

    def _level(self, element: Element) -> int:
        if element.get("role") == "heading":
            level = element.get("aria-level")
            return int(level) if level in {"1", "2", "3", "4", "5", "6"} else 2
        return _HEADINGS.get(element.tag, 0)

    def _heading(self, level: int, element: Element) -> None:
        if runs := self.runs_of(element):
            self.blocks.append(Heading(level, runs))

    def _list(self, element: Element) -> None:
        found = self._list_of(element)
        if found.items:
            if element.get("start") not in {"", "1"} or "reversed" in element.attributes:
                self.notes.check(
                    _("A list that did not begin at 1 does now: %(words)s") % {"words": excerpt(element.text)}
                )
            self.blocks.append(found)

    def _list_of(self, element: Element) -> List:
        items: list[Item] = []
        for child in element.children:
            if isinstance(child, str) and not child.strip():
                continue
            if isinstance(child, Element) and (furniture.kind_of(child) or furniture.is_silent(child)):
                leave_out(child, self.notes)
                continue
            item = child if isinstance(child, Element) and child.tag == "li" else Element("li", {}, [child])
            if (made := self._item(item)).runs or made.lists:
                items.append(made)
        return List(element.tag == "ol", tuple(items))

    def _item(self, element: Element) -> Item:
        inner = [each for each in element.children if isinstance(each, Element) and each.tag in {"ul", "ol"}]
        rest = Element("li", {}, [each for each in element.children if each not in inner])
        return Item(self.runs_of(rest), tuple(found for each in inner if (found := self._list_of(each)).items))

    def _quote(self, element: Element) -> None:
        parts = self.inside(element)
        texts = [plain(part.runs) for part in parts if isinstance(part, Paragraph)]
        if len(texts) < len(parts) or not texts:
            if parts:
                self.notes.changed(_("A quotation with more than text in it is not set as one."))
            self.blocks += parts
            return
        cites = [each.text for each in element.all("cite", "footer")]
        said_by = ""
        if len(texts) > 1 and (texts[-1] in cites or re.match(r"[—–―-]", texts[-1])):
            said_by = texts.pop().lstrip("—–―- ")
        self.blocks.append(Quote("\n".join(texts), said_by))

    def _figure(self, element: Element) -> None:
        images = element.all("img")
        if images and not element.all("table", "blockquote", "iframe", "video", "pre"):
            caption = " ".join(each.text for each in element.all("figcaption"))
            self.blocks += pictured.pictures(images, caption, self.notes)
            self._walk(element.without("img", "figcaption").children)
        else:
            self._walk(element.children)

    def _table(self, element: Element) -> None:
        rows = [row for each in element.all("tr") if (row := _cells(each))]
        caption = " ".join(each.text for each in element.all("caption"))
        # One column is no table but a way to lay out a page; and whatever is outside of a cell must not be lost.
        is_grid = (
            any(len(row) > 1 for row in rows) and not element.all("table")[1:] and not element.all("img", "ul", "ol")
        )
        if not is_grid or not _holds(element, caption, *(cell.text for row in rows for cell in row)):
            self._walk(element.children)
            return
        if any(cell.all("a") for row in rows for cell in row):
            self.notes.changed(_("Links in a table are plain text now: %(words)s") % {"words": excerpt(element.text)})
        texts = [[text for cell in row for text in (cell.text, *[""] * (_span(cell) - 1))] for row in rows]
        width = max(map(len, texts))
        has_head = all(cell.tag == "th" for cell in rows[0])
        has_side = len(rows) > 1 and all(row[0].tag == "th" for row in rows[1:])
        self.blocks.append(
            Table(tuple(tuple(row + [""] * (width - len(row))) for row in texts), caption, has_head, has_side)
        )

    def _definitions(self, element: Element) -> None:
        parts = element.all("dt", "dd")
        pairs = list(zip(parts[::2], parts[1::2], strict=False))
        is_paired = all((term.tag, text.tag) == ("dt", "dd") for term, text in pairs) and len(parts) == 2 * len(pairs)
        is_plain = not element.all("a", "img", "ul", "ol", "table")
        if pairs and is_paired and is_plain and _holds(element, *(each.text for each in parts)):
            self.blocks.append(LabelledItems(tuple(Labelled(term.text, text.text) for term, text in pairs)))
        else:
            self._walk(element.children)

    def _frame(self, element: Element) -> None:
        sources = [element.get("src"), *(each.get("src") for each in element.all("source"))]
        address = next((found for each in sources if (found := links.clean(each, self.base))), "")
        try:
            self.blocks.append(Video(video_from(address).page_url, element.get("title")))
        except UnknownVideoError:
            self.notes.left_out(_("A frame or a video from “%(address)s”.") % {"address": address[:120]})
            self._walk(element.children)

    def _preformatted(self, element: Element) -> None:
        self.notes.changed(
            _("Text set as <%(tag)s>, which the site does not have, is plain text now.") % {"tag": "pre"}
        )
        lines = "".join(node for each in element.elements for node in each.children if isinstance(node, str))
        if lines.strip():
            self.blocks.append(Paragraph(tidy((Run(lines.strip("\n")),))))

    def _end_paragraph(self) -> None:
        runs, self._runs = tuple(self._runs), []
        self.blocks += [Paragraph(part) for part in _at_empty_lines(runs)]
        pictures, self._pictures = self._pictures, []
        self.blocks += pictures


def leave_out(element: Element, notes: Notes) -> None:
    """Say what part of the page is not taken."""
    kind = furniture.kind_of(element)
    text = "" if furniture.is_silent(element) else element.text
    if text:
        notes.left_out(f"{kind}: {excerpt(text)}")
    elif kind and not element.get("role"):  # what is left of a button around a picture says nothing
        notes.left_out(f"{kind}")


def _at_empty_lines(runs: Runs) -> list[Runs]:
    """Paragraphs that were set apart by two line breaks only."""
    parts: list[list[Run]] = [[]]
    for run in tidy(runs):
        pieces = re.split(r"\n[ \xa0]*\n\s*", re.sub(r" {2,}", " ", run.text))
        for number, piece in enumerate(pieces):
            if number:
                parts.append([])
            parts[-1].append(Run(re.sub(r" *\n *", "\n", piece), run.bold, run.italic, run.href))
    return [found for part in parts if (found := tidy(tuple(part)))]


def _span(cell: Element) -> int:
    span = cell.get("colspan")
    return min(int(span), 50) if span.isascii() and span.isdigit() and int(span) else 1


def _cells(row: Element) -> list[Element]:
    return [each for each in row.children if isinstance(each, Element) and each.tag in {"td", "th"}]


def _holds(element: Element, *texts: str) -> bool:
    return element.text.split() == " ".join(texts).split()
