"""How a letter is written: the moves of a sales letter, and the signs that somebody writes to this very firm."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop

from .phrases import apart, hits, vocabulary
from .reasons import Reason

# By the number of different moves. Any letter makes one or two; a cold sales letter five and more.
MOVES = (0, 10, 25, 45, 60, 75, 90, 105)
FIELD = (0, -10, -20, -30, -40)
ASKING = (0, -10, -15)

SALES_LETTER = gettext_noop("It is written like a sales letter.")
OF_THE_FIELD = gettext_noop("It speaks of the firm’s field.")
ASKS = gettext_noop("It asks for help or advice.")


def sales_reasons(folded: str) -> Iterator[Reason]:
    """The moves of a sales letter that a folded text makes."""
    found = []
    for phrases in vocabulary("pitch").values():
        if kept := apart(hits(phrases, folded)):
            found.append(kept[0].words)
    if found:
        yield Reason(MOVES[min(len(found), len(MOVES) - 1)], SALES_LETTER, found=tuple(found))


def honest_reasons(folded: str) -> Iterator[Reason]:
    """What speaks for a letter. These lower the score, but never below what the hard signs make."""
    for name, scale, words in (("field", FIELD, OF_THE_FIELD), ("asking", ASKING, ASKS)):
        if kept := apart(hits(vocabulary("field")[name], folded)):
            points = scale[min(len(kept), len(scale) - 1)]
            yield Reason(points, words, found=tuple(hit.words for hit in kept[:4]))
