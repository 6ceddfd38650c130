"""`python -m tests.core.spam.figures FILE...`: how the content score does on labelled letters, and where it errs."""

# ruff: noqa: T201 - a command, it prints

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import django

from cagp_site.core.spam import Content, Verdict, content_reasons, in_words, judge

HONEST, SPAM = "honest", "spam"


@dataclass
class Figures:
    """How many letters of each label there are, and those on the wrong side, each with its verdict."""

    honest: int = 0
    spam: int = 0
    held: list[tuple[dict[str, Any], Verdict]] = field(default_factory=list)
    """Honest, and quarantined."""
    missed: list[tuple[dict[str, Any], Verdict]] = field(default_factory=list)
    """Spam, and let through."""

    @property
    def held_rate(self) -> float:
        """The share of honest letters that were quarantined."""
        return len(self.held) / self.honest if self.honest else 0.0

    @property
    def missed_rate(self) -> float:
        """The share of spam that was let through."""
        return len(self.missed) / self.spam if self.spam else 0.0


def letters(path: Path) -> list[dict[str, Any]]:
    """The labelled letters of one file: a list of objects."""
    return json.loads(path.read_text(encoding="utf-8"))


def verdict_on(letter: dict[str, Any]) -> Verdict:
    """What the content score says of one letter."""
    fields = ("name", "email", "message", "organization", "role")
    return judge(
        content_reasons(
            Content(**{name: letter.get(name) or "" for name in fields}, language=letter.get("form_language", ""))
        )
    )


def figures_of(labelled: Iterable[dict[str, Any]]) -> Figures:
    """The figures of these letters."""
    figures = Figures()
    for letter in labelled:
        verdict = verdict_on(letter)
        if letter["label"] == HONEST:
            figures.honest += 1
            if verdict.is_suspect:
                figures.held.append((letter, verdict))
        elif letter["label"] == SPAM:
            figures.spam += 1
            if not verdict.is_suspect:
                figures.missed.append((letter, verdict))
        else:
            raise ValueError(f"A letter that is neither honest nor spam: {letter['label']}")
    return figures


def report(figures: Figures) -> str:
    """Counts, rates, and each letter on the wrong side with its reasons."""
    lines = [
        f"honest: {figures.honest}, quarantined {len(figures.held)} ({figures.held_rate:.1%}), dropped 0",
        f"spam: {figures.spam}, let through {len(figures.missed)} ({figures.missed_rate:.1%})",
    ]
    for letter, verdict in [*figures.held, *figures.missed]:
        lines += ["", f"{letter['label']} {letter['id']} ({letter['language']}): score {verdict.score}"]
        lines.append(f"  {letter['message'][:160]}")
        lines += [f"  {line}" for line in in_words(verdict.stored())]
    return "\n".join(lines)


def main(paths: list[str]) -> int:
    """Print the figures of all files together; 2 when none is named."""
    if not paths:
        print("usage: python -m tests.core.spam.figures FILE...", file=sys.stderr)
        return 2
    print(report(figures_of(letter for path in paths for letter in letters(Path(path)))))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cagp_site.settings.test")
    django.setup()
    sys.exit(main(sys.argv[1:]))
