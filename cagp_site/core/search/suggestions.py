"""What to offer where a search finds little: pages whose titles begin that way, and a word that exists."""

from difflib import get_close_matches
from typing import Any

from wagtail.models import Page

from .highlights import letters_of
from .words import query_for, words_of

MOST = 5
# Fewer results than this are worth a suggestion.
FEW = 3
# Titles whose words are compared, and words of a question that are: an upper bound on what a miss costs.
MOST_TITLES = 2000
MOST_COMPARED = 4
# How like a word of a title must be: one wrong letter in five, two in nine.
LIKENESS = 0.75


def beginning(pages: Any, words: str, language: str) -> list[Page]:
    """A few of `pages` whose titles have words that begin with all of `words`."""
    return list(pages.autocomplete(query_for(words, language))[:MOST])


def other_words(pages: Any, words: str) -> str:
    """The question with each unknown word replaced by the most similar one of a title; empty when there is none."""
    known: dict[str, str] = {}
    for title in pages.order_by("-pk").values_list("title", flat=True)[:MOST_TITLES]:
        known |= {letters_of(word): word.lower() for word in words_of(title).split()}
    typed = words.split()
    if len(typed) > MOST_COMPARED:
        return ""
    said = [known.get(letters_of(word)) or _like(letters_of(word), known) for word in typed]
    return " ".join(said) if all(said) and said != [known.get(letters_of(word)) for word in typed] else ""


def _like(word: str, known: dict[str, str]) -> str:
    near = [each for each in known if each[:1] == word[:1] and abs(len(each) - len(word)) <= 2]
    match = get_close_matches(word, near, n=1, cutoff=LIKENESS) if len(word) > 3 else []
    return known[match[0]] if match else ""
