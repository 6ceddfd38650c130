"""`python -m tests.core.spam.fit [--leave-out FILE]`: fit the weights of the words to the labelled letters.

Logistic regression with a penalty on large weights, by AdaGrad, in a fixed order: the same letters give the same file.
"""

import argparse
import math
import os
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django

from cagp_site.core.spam import Content
from cagp_site.core.spam.folding import scripts
from cagp_site.core.spam.words import BASE, WEIGHTS, share, signs_of

from .figures import SPAM, letters

HERE = Path(__file__).parent
# Everything but the two halves that nobody reads.
FITTED_TO = (*sorted(HERE.glob("working_*.json")), *sorted((HERE / "letters").glob("*.json")))
# A sign of fewer letters is chance. Points for one unit of the logarithm of the odds.
FEWEST_LETTERS, POINTS = 2, 100
# How sure it must be, in units of the logarithm of the odds: a held honest letter costs more than spam let through.
CAUTION = 0.7
ENGLISH = {"the", "you", "and", "to", "i", "we", "is", "for", "your", "a"}
ROUNDS, STEP, BASE_STEP, PENALTY = 25, 0.15, 0.02, 1.0

# An honest letter in Hebrew is no rarer than spam in it: no script may speak for or against a letter. Bounds of what
# one letter may count, so that few do not stand for many.
LEAST_SHARE, MOST_SHARE = 0.3, 3.0


@dataclass(frozen=True)
class Labelled:
    """One letter as it is fitted to."""

    signs: frozenset[str]
    is_spam: bool
    script: str


def labelled(paths: list[Path]) -> list[Labelled]:
    """The letters of these files."""
    return [_labelled(row) for path in paths for row in letters(path)]


def _labelled(row: dict[str, Any]) -> Labelled:
    names = ("name", "email", "message", "organization", "role")
    # Every address in the letters ends so; that says something of the letters, and nothing of spam.
    signs = signs_of(Content(**{name: (row.get(name) or "").replace(".example", "") for name in names}))
    return Labelled(frozenset(signs), row["label"] == SPAM, _script(row["message"]))


def _script(message: str) -> str:
    counts = scripts(message)
    script = max(counts, key=lambda name: counts[name]) if counts else ""
    is_english = len(ENGLISH & set(message.lower().split())) > 1
    return "ENGLISH" if script == "LATIN" and is_english else script


def shares(rows: list[Labelled]) -> list[float]:
    """What each letter counts, so that in each script spam and honest letters weigh about the same."""
    often = Counter((row.script, row.is_spam) for row in rows)
    return [
        max(
            LEAST_SHARE,
            min(
                MOST_SHARE,
                (often[row.script, True] + often[row.script, False] + 4) / (2 * often[row.script, row.is_spam] + 4),
            ),
        )
        for row in rows
    ]


def fit(rows: list[Labelled]) -> dict[str, float]:
    """The weight of each sign, and of the base."""
    often = Counter(sign for row in rows for sign in row.signs)
    weights = {sign: 0.0 for sign, times in sorted(often.items()) if times >= FEWEST_LETTERS}
    seen = dict.fromkeys(weights, 1e-6)
    known = [
        (sorted(row.signs & weights.keys()), row.is_spam, counts)
        for row, counts in zip(rows, shares(rows), strict=True)
    ]
    base, chance = 0.0, random.Random(1)
    for _round in range(ROUNDS):
        chance.shuffle(known)
        for signs, is_spam, counts in known:
            part = share(len(signs))
            odds = base + part * sum(weights[sign] for sign in signs)
            error = counts * (1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - is_spam)
            base -= BASE_STEP * error
            for sign in signs:
                slope = error * part + PENALTY * weights[sign] / (50 * often[sign] + len(rows))
                seen[sign] += slope * slope
                weights[sign] -= STEP * slope / math.sqrt(seen[sign])
    return {BASE: base - CAUTION, **weights}


def written(weights: dict[str, float]) -> str:
    """The file of the weights: points and sign a line, those that round to nothing left out."""
    points = {sign: round(POINTS * weight) for sign, weight in weights.items()}
    lines = [f"{points[sign]} {sign}" for sign in sorted(points) if abs(points[sign]) > POINTS // 20 or sign == BASE]
    return "\n".join(["# Fitted by tests.core.spam.fit: points before they are shared, and the sign.", *lines, ""])


def main(arguments: list[str]) -> int:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--leave-out",
        action="append",
        default=[],
        help="leave out files with this in their name",
    )
    left_out = parser.parse_args(arguments).leave_out
    paths = [path for path in FITTED_TO if not any(part in path.name for part in left_out)]
    WEIGHTS.write_text(written(fit(labelled(paths))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cagp_site.settings.test")
    django.setup()
    sys.exit(main(sys.argv[1:]))
