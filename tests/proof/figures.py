"""What a run has shown, the bars it is held to, and both as a table."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.faults.race import Race

from .tally import Tally


@dataclass(frozen=True)
class Bar:
    """A figure and the most that it may be."""

    value: float
    most: float

    @property
    def is_kept(self) -> bool:
        """Whether it is not over."""
        return self.value <= self.most


@dataclass(frozen=True, kw_only=True)
class Figures:
    """One run on one stack."""

    asked: int
    tally: Tally
    faults: int
    left_in_peace: int
    """Deliveries still not made when the first fault came, although nothing stood in their way."""
    in_peace: int
    """Duplicates before the first fault."""
    ambiguous: int
    """Answers that left the sender in doubt although the receiver had stored the inquiry."""
    kills: int
    """Faults that could end deliveries in the middle."""
    concurrency: int
    """Deliveries in hand at most."""
    interrupted: int
    """Tries that a kill ended in the middle, as the site's records have it."""
    twice: int
    """Inquiries that one prospect made twice, by insisting."""
    drained: Bar
    """Seconds after the last fault until nothing waited."""
    seconds: float
    """Of the whole run."""

    @property
    def duplicates(self) -> Bar:
        """In the storm."""
        return Bar(self.tally.duplicates, self.ambiguous + self.kills * self.concurrency)


def broken(figures: Figures) -> list[str]:
    """The bars that a run did not keep, in words; empty when it kept all."""
    tally = figures.tally
    bars = {
        f"{figures.asked - tally.acknowledged} never saw a reference": tally.acknowledged < figures.asked,
        f"{tally.lost} lost": tally.lost > 0,
        f"{tally.without_receipt} delivered without a receipt": tally.without_receipt > 0,
        f"{figures.twice} stored twice": figures.twice > 0,
        f"{figures.left_in_peace} not delivered in peace": figures.left_in_peace > 0,
        f"{figures.in_peace} duplicates in peace": figures.in_peace > 0,
        f"{figures.duplicates.value:g} duplicates": not figures.duplicates.is_kept,
        f"not drained within {figures.drained.most:.1f} s": not figures.drained.is_kept,
        "no kill met a delivery": figures.interrupted == 0,
    }
    return [words for words, is_broken in bars.items() if is_broken]


def table(runs: Mapping[str, Figures]) -> str:
    """The runs side by side, in Markdown; each row with its bar."""
    rows = [_row(label, [cell(figures) for figures in runs.values()], bar) for label, cell, bar in _LINES]
    head = _row("", list(runs), "*bar*")
    rule = _row("---", ["---:"] * len(runs), "---:")
    return "\n".join([head, rule, *rows])


def race_table(races: Mapping[str, Race], rows: int) -> str:
    """The claim races, in Markdown."""
    head = _row("", list(races), "*bar*")
    rule = _row("---", ["---:"] * len(races), "---:")
    lines = (
        ("rows sent", [f"{len(race.sent):,}" for race in races.values()], f"{rows:,}"),
        ("sent more than once", [f"{race.sent.total() - len(race.sent)}" for race in races.values()], "0"),
        ("processes that had a part", [f"{len(race.shares)}" for race in races.values()], ""),
        ("seconds", [f"{race.seconds:.0f}" for race in races.values()], ""),
    )
    return "\n".join([head, rule, *(_row(*line) for line in lines)])


def race_broken(race: Race, rows: int) -> list[str]:
    """What is wrong with a race; empty when each row was claimed, and once."""
    bars = {
        f"{rows - len(race.sent)} rows not sent": len(race.sent) < rows,
        f"{race.sent.total() - len(race.sent)} rows sent more than once": race.sent.total() > len(race.sent),
        f"attempts on record: {race.attempts}": race.attempts != [("delivered", rows)],
        "one process had all rows": len(race.shares) < 2,
    }
    return [words for words, is_broken in bars.items() if is_broken]


def _row(label: str, cells: list[str], bar: str) -> str:
    return f"| {' | '.join([label, *cells, bar])} |"


_LINES = (
    ("faults", lambda run: f"{run.faults}", ""),
    ("inquiries posted", lambda run: f"{run.asked}", ""),
    ("acknowledged", lambda run: f"{run.tally.acknowledged}", "all"),
    ("arrived at all four destinations", lambda run: f"{run.tally.delivered}", ""),
    ("dead, and a person was told", lambda run: f"{run.tally.dead}", ""),
    ("**lost**", lambda run: f"**{run.tally.lost}**", "0"),
    ("said to be delivered, no receipt", lambda run: f"{run.tally.without_receipt}", "0"),
    ("stored twice because somebody insisted", lambda run: f"{run.twice}", "0"),
    ("deliveries not made with no fault", lambda run: f"{run.left_in_peace}", "0"),
    ("duplicates with no fault", lambda run: f"{run.in_peace}", "0"),
    (
        "duplicates at a receiver (at most: ambiguous answers + kills x in hand)",
        lambda run: (
            f"{run.duplicates.value:g} ({run.ambiguous} + {run.kills} x {run.concurrency} = {run.duplicates.most:g})"
        ),
        "as given",
    ),
    ("tries that a kill ended in the middle", lambda run: f"{run.interrupted}", "some"),
    (
        "seconds to drain after the last fault (at most)",
        lambda run: f"{run.drained.value:.1f} ({run.drained.most:.1f})",
        "as given",
    ),
    ("seconds in all", lambda run: f"{run.seconds:.0f}", ""),
)
