"""The text of a page, as a reader's browser gives it: lines, and empty lines between what stood apart."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ..dates import day_in
from ..document import Article, Block, Heading, Item, List, Paragraph, Picture, Quote, Run
from ..errors import SourceRefused
from ..notes import Notes, excerpt
from ..numbering import numbered

# What a builder's pages say above and below every article, in the browser's text.
_FURNITURE = {
    "top of page",
    "bottom of page",
    "search",
    "log in",
    "sign up",
    "log in / sign up",
    "all posts",
    "menu",
    "share",
    "skip to main content",
    "recent posts",
    "see all",
    "comments",
    "write a comment...",
    "write a comment",
    "חיפוש",
    "תפריט",
    "שיתוף",
    "תגובות",
    "כל הפוסטים",
    "פוסטים אחרונים",
    "הצג הכול",
    "כתיבת תגובה",
}
_COMMENTS = {"comments", "תגובות", "recent posts", "פוסטים אחרונים"}
_BULLET = re.compile(r"\s*[•◦▪‣●○*·]\s+|\s*[–-]\s+")
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+\S")
# A byline: how long it takes to read, or nothing but a day, perhaps after a name.
_BYLINE = re.compile(r"\b\d+\s*min(?:ute)?s?\s+read\b|זמן קריאה|^updated:", re.IGNORECASE)
_ENDS = tuple(".!?:;,…״”\"'")
# A heading is short and ends in nothing.
_LONGEST_HEADING, _MOST_WORDS = 110, 15
# A line that an editor of mail or code broke is about this long; a paragraph is much longer.
_WRAPPED = range(50, 101)


@dataclass(frozen=True)
class _Chunk:
    """Lines with no empty line between them."""

    lines: tuple[str, ...]

    @property
    def first(self) -> str:
        return self.lines[0]

    @property
    def is_line(self) -> bool:
        return len(self.lines) == 1


def read(text: str, name: str) -> Article:
    """The article of a text.

    Raises:
        SourceRefused: it says nothing.
    """
    notes = Notes()
    chunks = _chunks(_without_furniture(text, notes))
    if not chunks:
        raise SourceRefused(_("%(name)s holds no text.") % {"name": name})
    title = chunks[0].first
    rest = [_Chunk(chunks[0].lines[1:])] if chunks[0].lines[1:] else []
    published, body = _bylines([*rest, *chunks[1:]], notes)
    blocks = numbered(_blocks(body, notes), notes)
    if not blocks:
        raise SourceRefused(_("%(name)s has a title and no text.") % {"name": name})
    return Article(title=title, blocks=blocks, origin=name, published=published, notes=notes)


def blocks_of(text: str, notes: Notes) -> tuple[Block, ...]:
    """The blocks of a text that has no title."""
    return numbered(_blocks(_chunks(text.splitlines()), notes), notes)


def _without_furniture(text: str, notes: Notes) -> list[str]:
    lines = [line.replace("\xa0", " ").rstrip() for line in text.splitlines()]
    first = next((number for number, line in enumerate(lines) if line.strip() and not _is_furniture(line)), len(lines))
    last = _end_of_article(lines)
    above = " ".join(" ".join(lines[:first]).split())
    below = " ".join(" ".join(lines[last:]).split())
    for said in (above, below):
        if said:
            notes.left_out(_("outside of the article: %(words)s") % {"words": excerpt(said)})
    return lines[first:last]


def _end_of_article(lines: list[str]) -> int:
    """The line after its last one: readers' comments end it, where the page goes on to its end."""
    marks = [number for number, line in enumerate(lines) if line.strip().lower() in _COMMENTS]
    is_whole_page = any(line.strip().lower() == "bottom of page" for line in lines)
    if marks and is_whole_page:
        lines = lines[: next(number for number in marks if all(later in marks or later > number for later in marks))]
    end = len(lines)
    while end and (not lines[end - 1].strip() or _is_furniture(lines[end - 1])):
        end -= 1
    return end


def _is_furniture(line: str) -> bool:
    return line.strip().lower() in _FURNITURE


def _chunks(lines: list[str]) -> list[_Chunk]:
    chunks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    return [_Chunk(tuple(chunk)) for chunk in chunks if chunk]


def _bylines(chunks: list[_Chunk], notes: Notes) -> tuple[date | None, list[_Chunk]]:
    """The day above the text, and the text without the line that names it."""
    published = None
    while chunks and all(_is_byline(line) for line in chunks[0].lines):
        said = " ".join(chunks.pop(0).lines)
        published = published or day_in(said)
        notes.left_out(_("byline and date: %(words)s") % {"words": excerpt(said)})
    return published, chunks


def _is_byline(line: str) -> bool:
    is_short = len(line.split()) <= 12 and not line.rstrip().endswith(".")
    return is_short and bool(_BYLINE.search(line) or day_in(line))


def _blocks(chunks: list[_Chunk], notes: Notes) -> list[Block]:
    is_wrapped = _is_wrapped(chunks)
    blocks: list[Block] = []
    for number, chunk in enumerate(chunks):
        is_last = number == len(chunks) - 1
        for block in _of_chunk(chunk, is_wrapped=is_wrapped, is_last=is_last):
            before = blocks[-1] if blocks else None
            if isinstance(before, List) and isinstance(block, List):
                blocks[-1] = List(before.ordered, (*before.items, *block.items))
            else:
                blocks.append(block)
            if isinstance(before, Heading) and isinstance(block, Heading):
                words = _("Two headings in a row; the first may be the alternative text of a picture: %(words)s")
                notes.check(words % {"words": excerpt(before.runs[0].text)})
    return blocks


def _of_chunk(chunk: _Chunk, *, is_wrapped: bool, is_last: bool) -> list[Block]:
    lines = [line.strip() for line in chunk.lines]
    if all(_BULLET.match(line) for line in chunk.lines):
        return [List(False, tuple(Item((Run(_BULLET.sub("", line, count=1).strip()),)) for line in chunk.lines))]
    if all(_NUMBERED.match(line) for line in chunk.lines):
        return [Paragraph((Run(line),)) for line in lines]
    if chunk.is_line and not is_last and _is_heading(lines[0]):
        return [Heading(2, (Run(lines[0]),))]
    if len(lines) == 2 and not is_wrapped:
        first, second = lines
        if second.startswith(("—", "–", "―")) and first.startswith(("“", '"', "”", "״")):
            return [Quote(first, second.lstrip("—–― "))]
        if _is_picture(first, second):
            return [Picture((), alt=first, caption=second)]
    return [Paragraph((Run((" " if is_wrapped else "\n").join(lines)),))]


def _is_heading(line: str) -> bool:
    is_short = len(line) <= _LONGEST_HEADING and len(line.split()) <= _MOST_WORDS
    return is_short and not line.endswith(_ENDS) and bool(re.search(r"[^\W\d_]", line))


def _is_picture(first: str, second: str) -> bool:
    """Whether these are what a picture shows, and its caption: the browser gives one line for each."""
    return len(first.split()) >= 4 and not first.endswith(_ENDS) and len(second.split()) >= 3


def _is_wrapped(chunks: list[_Chunk]) -> bool:
    """Whether lines were broken to fit a window, so that their ends mean nothing."""
    several = [chunk for chunk in chunks if len(chunk.lines) > 2]
    inner = [len(line) for chunk in several for line in chunk.lines[:-1] if not _BULLET.match(line)]
    return bool(inner) and sum(length in _WRAPPED for length in inner) > len(inner) / 2
