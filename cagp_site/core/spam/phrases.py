"""Phrases as the vocabulary writes them, and where a text holds them.

A phrase is words with spaces between: `a|b` is either, `word*` any ending, `*` any word, `~` up to four words or none.
Hebrew and Arabic words are found with their particles in front; scripts without spaces are found anywhere.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from .folding import UNSPACED, bare, fold

VOCABULARY = Path(__file__).parent / "vocabulary"
_UNSPACED = re.compile(f"[{UNSPACED}]")
_HEBREW = re.compile("[א-ת]")
_ARABIC = re.compile("[ء-ي]")
_GAP = r"(?:\w+\W+){0,4}?"


@dataclass(frozen=True)
class Hit:
    """A phrase found in a text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Phrase:
    """One phrase, compiled when a text may hold it: few of the thousands ever are."""

    needs: tuple[str, ...]
    """A text without any of these cannot hold it: asking for them first is far cheaper than the pattern."""
    pattern: str = field(repr=False)

    def find(self, folded: str) -> Hit | None:
        """The first place in a folded text."""
        if not any(needed in folded for needed in self.needs):
            return None
        found = _regular_expression(self.pattern).search(folded)
        return Hit(found.start(), found.end(), " ".join(found[0].split())) if found else None


def phrase(written: str) -> Phrase:
    """The phrase that the vocabulary writes so."""
    pattern, glue = "", ""
    needs: tuple[str, ...] = ("",)
    for part in written.split(" "):
        if part == "~":
            pattern, glue = pattern + glue + _GAP, ""
            continue
        options = [_option(option) for option in part.split("|")]
        loose = any(option.loose for option in options)
        pattern += (r"\W*" if glue and loose else glue) + f"(?:{'|'.join(option.pattern for option in options)})"
        glue = r"\W*" if loose else r"\W+"
        literals = tuple(option.literal for option in options)
        needs = max(needs, literals, key=lambda texts: min(map(len, texts)))
    return Phrase(needs, pattern)


_regular_expression = lru_cache(maxsize=None)(re.compile)


@dataclass(frozen=True)
class _Option:
    pattern: str
    literal: str
    loose: bool = False
    """No space need stand around it."""


def _option(written: str) -> _Option:
    if written == "*":
        return _Option(r"\w+", "")
    literal = bare(written.rstrip("*"))
    words = [word for word in fold(literal).split("\n")[0].split() if word]
    pattern = r"\W+".join(map(re.escape, words))
    if _UNSPACED.search(literal) or not any(sign.isalnum() for sign in literal):
        return _Option(pattern, words[0], loose=True)
    if _HEBREW.search(literal):
        pattern = f"[והבלמשכ]{{0,3}}{pattern}"
    elif _ARABIC.search(literal):
        pattern = f"[وفبلك]?(?:ال)?{pattern}"
    ending = r"\w*" if written.endswith("*") else ""
    return _Option(rf"\b{pattern}{ending}\b", max(words, key=len))


@lru_cache(maxsize=64)
def vocabulary(name: str) -> dict[str, tuple[Phrase, ...]]:
    """The lists of one vocabulary file, by their keys."""
    lists = tomllib.loads((VOCABULARY / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: tuple(map(phrase, written)) for key, written in lists.items()}


def hits(phrases: Iterable[Phrase], folded: str) -> Iterator[Hit]:
    """Where each phrase stands first."""
    return (hit for each in phrases if (hit := each.find(folded)))


def apart(found: Iterable[Hit]) -> list[Hit]:
    """Those that neither overlap nor say the same, the longest first: one stretch of text counts once."""
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept) and not _repeated(hit, kept):
            kept.append(hit)
    return kept


def _repeated(hit: Hit, kept: list[Hit]) -> bool:
    return any(hit.words in other.words for other in kept)
