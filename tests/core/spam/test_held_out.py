"""The figures on the half of the corpus that nobody saw who wrote the rules: the bounds that were set beforehand."""

from pathlib import Path

import pytest

from .figures import Figures, figures_of, letters

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def figures() -> Figures:
    """Of the held-out letters. They stay unread, so a failure says rates and no letter."""
    found = figures_of(row for label in ("honest", "spam") for row in letters(HERE / f"held_out_{label}.json"))
    assert min(found.honest, found.spam) >= 100
    return found


@pytest.mark.xfail(strict=True, reason="not reached yet: see docs/operations.md")
def test_hardly_an_honest_letter_is_held(figures):
    assert figures.held_rate <= 0.01


def test_hardly_any_spam_is_let_through(figures):
    assert figures.missed_rate <= 0.05
