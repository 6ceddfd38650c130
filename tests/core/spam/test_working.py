"""The figures on the half of the corpus that the rules were made with."""

from pathlib import Path

from .figures import figures_of, letters, report

HERE = Path(__file__).parent


def test_the_working_half_is_large_enough():
    for label in ("honest", "spam"):
        written = letters(HERE / f"working_{label}.json")
        assert len({letter["message"] for letter in written}) == len(written) >= 110
        assert {letter["label"] for letter in written} == {label}


def test_no_honest_letter_is_held_and_hardly_any_spam_gets_through():
    figures = figures_of(letters(HERE / "working_honest.json") + letters(HERE / "working_spam.json"))
    assert not figures.held, report(figures)
    assert figures.missed_rate <= 0.02, report(figures)
