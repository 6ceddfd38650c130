"""Where the words were found: an excerpt around the first of them, each one marked."""

import re
from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from ..spam.folding import bare
from .words import PREFIXES

# Letters of an excerpt: three lines of a result; and how many of them stand before the first hit.
LENGTH = 240
BEFORE = 80
# The most of a page that is looked through; no page's text is longer.
MOST = 200_000
# Hebrew letters that have another shape at the end of a word.
FINALS = str.maketrans("ךםןףץ", "כמנפצ")
# English plurals and their possessives, which PostgreSQL finds too.
ENDINGS = r"(?:['’]?s|es)?"


class Highlighter:
    """Marks the words of one question, in any case, with or without accents, points and Hebrew particles."""

    def __init__(self, words: str, language: str) -> None:
        """`words` as `words_of` gives them."""
        folded = sorted({_folded(word)[0] for word in words.split()} - {""}, key=len, reverse=True)
        before = f"[{''.join(PREFIXES)}]?" if language == "he" else ""
        one = "|".join(map(re.escape, folded)) or r"(?!)"
        self.pattern = re.compile(rf"(?<![^\W_]){before}(?:{one}){ENDINGS}(?![^\W_])")

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in `text`."""
        folded, origins = _folded(text)
        # A word ends where the next letter begins: points and accents that stand apart belong to it.
        ends = [*origins, len(text)]
        hits = [hit.span() for hit in self.pattern.finditer(folded)]
        return [(origins[first], max(ends[last], origins[last - 1] + 1)) for first, last in hits]

    def mark(self, text: str) -> SafeString:
        """The whole text, escaped, with each word marked."""
        return _marked(text, 0, len(text), self.spans(text))

    def excerpt(self, texts: list[str]) -> SafeString:
        """A piece of the first text that holds a word, around it; empty when none does."""
        for text in texts:
            flat = " ".join(text[:MOST].split())
            spans = self.spans(flat)
            if spans:
                return _piece(flat, spans)
        return mark_safe("")


def letters_of(text: str) -> str:
    """The text as it is compared."""
    return _folded(text)[0]


def _piece(text: str, spans: list[tuple[int, int]]) -> SafeString:
    start = 0 if spans[0][0] <= BEFORE else text.find(" ", spans[0][0] - BEFORE, spans[0][0]) + 1 or spans[0][0]
    end = len(text) if len(text) - start <= LENGTH else max(text.rfind(" ", start, start + LENGTH), spans[0][1])
    inside = _marked(text, start, end, spans)
    return format_html("{}{}{}", "… " if start else "", inside, " …" if end < len(text) else "")


def _marked(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> SafeString:
    parts, at = [], start
    for first, last in spans:
        if first >= at and last <= end:
            parts += [escape(text[at:first]), format_html("<mark>{}</mark>", text[first:last])]
            at = last
    return mark_safe("".join([*parts, escape(text[at:end])]))  # noqa: S308 - each part is escaped above


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and for each of its letters the place in `text` that it came from."""
    letters: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        for each in _letter(letter):
            letters.append(each)
            origins.append(place)
    return "".join(letters), origins


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    return bare(letter).translate(FINALS)
