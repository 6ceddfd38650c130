"""An article between its source and its blocks: what it says and how it is built, in neither side's form."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from .files import Bundle
from .notes import Notes


@dataclass(frozen=True)
class Run:
    """A stretch of text that is set alike. A newline in it is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    """A clean address, or nothing."""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; 1 is the highest level."""

    level: int
    runs: Runs


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    runs: Runs


@dataclass(frozen=True)
class Item:
    """One item of a list, and the lists inside it."""

    runs: Runs
    lists: tuple["List", ...] = ()


@dataclass(frozen=True)
class List:
    """A list with dots or numbers."""

    ordered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Quote:
    """Somebody's words."""

    text: str
    attribution: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture, by every address that the source has for it, the best first."""

    addresses: tuple[str, ...]
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of plain cells."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    has_head: bool = False
    has_side: bool = False
    """Whether the first cell of each row is a heading."""


@dataclass(frozen=True)
class Video:
    """A video of a provider that the site knows."""

    address: str
    title: str = ""


@dataclass(frozen=True)
class Labelled:
    """A label and what it means; a milestone has a year too."""

    label: str
    text: str = ""
    year: str = ""


@dataclass(frozen=True)
class Milestones:
    """Points with dates."""

    items: tuple[Labelled, ...]
    label: str = ""


@dataclass(frozen=True)
class LabelledItems:
    """Points with labels."""

    items: tuple[Labelled, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Callout:
    """The firm's own view."""

    title: str
    parts: tuple[Paragraph | List, ...]


Block: TypeAlias = Heading | Paragraph | List | Quote | Picture | Table | Video | Milestones | LabelledItems | Callout


@dataclass
class Article:
    """Everything that a source says about one article."""

    title: str
    blocks: tuple[Block, ...]
    origin: str
    """The file that it came from, as its owner calls it."""
    subtitle: str = ""
    summary: str = ""
    description: str = ""
    address: str = ""
    guid: str = ""
    slug: str = ""
    published: date | None = None
    updated: date | None = None
    language: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    old_paths: tuple[str, ...] = ()
    """Where it was read before, beside the path of its address."""
    bundle: Bundle | None = field(default=None, repr=False)
    folder: str = ""
    """Where in the bundle its file lies: pictures are named from there."""
    notes: Notes = field(default_factory=Notes)
    refusal: str = ""
    """Why it cannot become a draft; empty when it can."""


def plain(runs: Runs) -> str:
    """The text alone."""
    return "".join(run.text for run in runs)


def tidy(runs: Runs) -> Runs:
    """Runs without white space at either end, those set alike joined, none empty."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic, last.href) == (run.bold, run.italic, run.href):
            joined[-1] = Run(last.text + run.text, run.bold, run.italic, run.href)
        elif run.text:
            joined.append(run)
    return _stripped(joined)


def after(runs: Runs, length: int) -> Runs:
    """What follows the first `length` characters."""
    kept: list[Run] = []
    for run in runs:
        if length < len(run.text):
            kept.append(Run(run.text[length:], run.bold, run.italic, run.href))
        length = max(0, length - len(run.text))
    return tidy(tuple(kept))


def _stripped(runs: list[Run]) -> Runs:
    while runs and not runs[0].text.strip():
        runs.pop(0)
    while runs and not runs[-1].text.strip():
        runs.pop()
    if runs:
        first = runs[0]
        runs[0] = Run(first.text.lstrip(), first.bold, first.italic, first.href)
        last = runs[-1]
        runs[-1] = Run(last.text.rstrip(), last.bold, last.italic, last.href)
    return tuple(runs)
