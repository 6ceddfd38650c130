"""What a reader typed into the search field, made fit for every database."""

import re
from functools import reduce
from operator import and_, or_

from wagtail.search.query import PlainText, SearchQuery

# Longer than any question a reader types; what follows is cut, so that no query is expensive.
LONGEST = 200
MOST_WORDS = 12
# Nothing, and: the, and, in, as, to, from, that.
PREFIXES = ("", *"הובכלמש")


def words_of(text: str) -> str:
    """The words of what was typed, in order: no operator, quotation mark or control character is left.

    The database's own query languages raise on some of these (a `"` on SQLite, a NUL on PostgreSQL).
    """
    return " ".join(re.findall(r"[^\W_]+", text[:LONGEST])[:MOST_WORDS])


def query_for(words: str, language: str) -> SearchQuery | str:
    """What to ask the index for: every word and, in Hebrew, every word with one of the letters that are written on it.

    “To NATO”, “in NATO” and “and NATO” are one word each in Hebrew, and no database takes such words apart.
    """
    if language != "he" or not words:
        return words
    return reduce(and_, (reduce(or_, (PlainText(prefix + word) for prefix in PREFIXES)) for word in words.split()))


def shown(text: str) -> str:
    """What was typed, as it goes back into the field: one line, nothing that cannot be printed."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[:LONGEST]).split())
