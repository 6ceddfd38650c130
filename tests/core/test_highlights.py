"""Where the words were found: marked in any form that the index finds, and never as markup of somebody else."""

import pytest

from cagp_site.core.search.highlights import Highlighter

MARKED = {
    "case": ("en", "missile", "Missile defense", "<mark>Missile</mark> defense"),
    "accent": ("en", "resume", "A résumé", "A <mark>résumé</mark>"),
    "accent apart": ("en", "résumé", "A re\u0301sume\u0301.", "A <mark>re\u0301sume\u0301</mark>."),
    "plural": ("en", "test", "Tests and a test’s end", "<mark>Tests</mark> and a <mark>test’s</mark> end"),
    "within a word": ("en", "arm", "Army farm", "Army farm"),
    "several": ("en", "iron dome", "Iron or Dome", "<mark>Iron</mark> or <mark>Dome</mark>"),
    "markup": ("en", "script", "<script>", "&lt;<mark>script</mark>&gt;"),
    "ampersand": ("en", "r d", "R&D", "<mark>R</mark>&amp;<mark>D</mark>"),
    "one letter becomes two": ("en", "strasse", "Straße 5", "<mark>Straße</mark> 5"),
    "Hebrew": ("he", "ביטחון", "ביטחון", "<mark>ביטחון</mark>"),
    "particle": ("he", "ביטחון", "הביטחון", "<mark>הביטחון</mark>"),
    "points": ("he", "שלום", "שָׁלוֹם", "<mark>שָׁלוֹם</mark>"),
    "particle is Hebrew only": ("en", "ביטחון", "הביטחון", "הביטחון"),
    "nothing asked": ("en", "", "Anything", "Anything"),
}


@pytest.mark.parametrize(("language", "words", "text", "marked"), MARKED.values(), ids=MARKED)
def test_marks(language: str, words: str, text: str, marked: str) -> None:
    """Each word in its folded form, escaped."""
    assert Highlighter(words, language).mark(text) == marked


def test_excerpt_stands_around_the_first_hit() -> None:
    """Words before and after it, cut between words, with a sign that there is more."""
    text = "before " * 60 + "the interceptor <b>flies</b> " + "after " * 60
    excerpt = Highlighter("interceptor", "en").excerpt(["nothing here", text, "interceptor again"])
    assert excerpt.startswith("… before ")
    assert excerpt.endswith("after …")
    assert "<mark>interceptor</mark> &lt;b&gt;flies" in excerpt
    assert len(excerpt) < 320


def test_excerpt_of_a_short_text_is_all_of_it() -> None:
    assert Highlighter("dome", "en").excerpt(["Iron  Dome\n"]) == "Iron <mark>Dome</mark>"


def test_excerpt_without_a_hit_is_empty() -> None:
    assert Highlighter("dome", "en").excerpt(["Iron", ""]) == ""


def test_excerpt_of_one_endless_word() -> None:
    """A text without a space is cut somewhere, and still holds the hit."""
    text = "x" * 500 + "-dome-" + "y" * 500
    assert "<mark>dome</mark>" in Highlighter("dome", "en").excerpt([text])
