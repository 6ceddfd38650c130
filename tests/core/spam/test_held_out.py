"""The figures on the half of the corpus that nobody saw who wrote the rules: the bounds that were set beforehand."""

from pathlib import Path

import pytest

from .figures import figures_of, letters

HERE = Path(__file__).parent
ONE_FILE = HERE / "held_out.json"
TWO_FILES = (HERE / "held_out_honest.json", HERE / "held_out_spam.json")


# The letters themselves stay unread, so a failure says rates and no letter.
@pytest.mark.xfail(strict=True, reason="not reached yet: see docs/operations.md")
def test_the_bounds_hold_on_letters_that_the_rules_were_not_made_with():
    files = (ONE_FILE,) if ONE_FILE.exists() else TWO_FILES
    for each in files:
        assert each.exists(), f"{each.name} is missing"
    figures = figures_of(letter for each in files for letter in letters(each))
    assert figures.honest >= 100
    assert figures.spam >= 100
    assert figures.held_rate <= 0.01
    assert figures.missed_rate <= 0.05
