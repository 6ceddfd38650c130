"""Labels before a text, and the day or year beside them."""

import re
from dataclasses import dataclass

from .dates import MOMENT
from .document import Labelled, Runs, after, plain

# A label is a few words. More of them, or the end of a sentence, make it a sentence.
_MOST_WORDS = 9
_SENTENCE = re.compile(r"\w{3,}[.!?]\s|[!?;]")
_PLAIN = re.compile(r"(?P<label>[^:\n]{1,90}?)\s*:\s+(?=\S)")
_YEAR_BEHIND = re.compile(rf"\s*\(\s*({MOMENT})\s*\)\s*$", re.IGNORECASE)
_YEAR_NEXT = re.compile(rf"\s*\(\s*({MOMENT})\s*\)", re.IGNORECASE)
_YEAR_LEADS = re.compile(rf"({MOMENT})\s*[:–—,.-]\s*(?=[^\W\d_])", re.IGNORECASE)
_SIGNS = " \n\t:.–—-"
# How long a first sentence may be to stand in bold before the others.
_LONGEST_LEAD = 90


@dataclass(frozen=True)
class Split:
    """A text taken apart at its label."""

    label: str
    year: str
    rest: Runs

    @property
    def labelled(self) -> Labelled:
        """As an item of a list with a shape."""
        return Labelled(self.label, plain(self.rest), self.year)


def split(runs: Runs) -> Split | None:
    """Take a labelled text apart: “Label (1952): text”, or with the label in bold; None when it has no label."""
    return _bold(runs) or _typed(runs)


def led_by_date(runs: Runs) -> Split | None:
    """Take apart a text that begins with its date: “1952: Label: text”; None for any other."""
    text = plain(runs)
    found = _YEAR_LEADS.match(text)
    if not found:
        return None
    rest = after(runs, found.end())
    if inner := split(rest):
        return Split(inner.label, " ".join(found[1].split()), inner.rest)
    words = plain(rest)
    end = _end_of_lead(words)
    return Split(words[:end].rstrip(_SIGNS), " ".join(found[1].split()), after(rest, end)) if end else None


def has_links(runs: Runs) -> bool:
    """Whether anything in it is a link."""
    return any(run.href for run in runs)


def _end_of_lead(words: str) -> int:
    sentence = re.search(r"(?<=\w{3})[.!?](?:\s|$)|[–—](?=\s)", words)
    end = sentence.end() if sentence else len(words)
    return end if end <= _LONGEST_LEAD else 0


def _bold(runs: Runs) -> Split | None:
    length = 0
    for run in runs:
        if not run.bold and run.text.strip():
            break
        length += len(run.text)
    text = plain(runs)
    label, rest = text[:length], text[length:]
    if not label.strip(_SIGNS) or not rest.strip(_SIGNS):
        return None
    # Bold words may begin a sentence that goes on; a label ends, by a sign of its own or a year.
    next_year = _YEAR_NEXT.match(rest)
    if next_year:
        length += next_year.end()
        rest = rest[next_year.end() :]
    if not (label.rstrip().endswith((":", ".", "–", "—", ")")) or rest.lstrip().startswith((":", "–", "—"))):
        return None
    signs = len(rest) - len(rest.lstrip(_SIGNS))
    return _made(label, next_year[1] if next_year else "", after(runs, length + signs))


def _typed(runs: Runs) -> Split | None:
    found = _PLAIN.match(plain(runs))
    return _made(found["label"], "", after(runs, found.end())) if found else None


def _made(label: str, year: str, rest: Runs) -> Split | None:
    behind = _YEAR_BEHIND.search(label.rstrip(_SIGNS))
    if behind and not year:
        year, label = behind[1], label[: behind.start()]
    label = " ".join(label.split()).strip(_SIGNS)
    is_label = label and len(label.split()) <= _MOST_WORDS and not _SENTENCE.search(label) and rest
    return Split(label, " ".join(year.split()), rest) if is_label else None
