"""How a letter is written: the moves of a sales letter, and the signs that somebody writes to this very firm."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop

from .phrases import Hit, apart, hits, vocabulary
from .reasons import Reason

# By the number of different moves. Any letter makes one or two; a cold sales letter five and more.
MOVES = (0, 10, 25, 40, 55, 70, 85, 100)
# By the number of words of trade: one or two are in every letter.
TRADE = (0, 5, 10, 15, 20, 25, 30, 35, 40)
FIELD = (0, -10, -20, -30, -35, -40)
ERRANDS = (0, -25, -40)
ASKING = (0, -20, -35)
# Nobody writes to this firm without a word of its field, but on errands: a typing error, an invoice, an internship.
# By the number of things in it that sell, without a word of the field and with one, which may be chance ("export
# manager"). One thing alone is no letter: it must never hold anything back, whatever it is.
OFF_TOPIC_UNASKED = ((0, 0, 60, 80, 90), (0, 0, 10, 25, 35))
OFF_TOPIC_ASKED = ((0, 0, 35, 50, 60), (0, 0, 0, 5, 10))

# The lists of `field.toml` that speak for a letter: of the field, on an errand, asking.
FOR_IT = (("field",), ("errand", "errand_more"), ("asking",))

SALES_LETTER = gettext_noop("It is written like a sales letter.")
SPEAKS_OF_TRADE = gettext_noop("It holds many words of trade.")
OFF_TOPIC = gettext_noop("It sells, and hardly a word in it is of the firm’s field.")
OF_THE_FIELD = gettext_noop("It speaks of the firm’s field.")
ON_AN_ERRAND = gettext_noop("It comes on an errand such as people have.")
ASKS = gettext_noop("It asks for help or advice.")


def letter_reasons(message: str, full: str, *, signs: tuple[str, ...]) -> Iterator[Reason]:
    """What the way of writing says, for and against.

    What speaks for a letter lowers the score, but never below what the hard signs make.

    Args:
        message: the folded message.
        full: the folded message with organization and role.
        signs: the words by which other signs of spam were found.
    """
    moves = [kept[0] for phrases in vocabulary("pitch").values() if (kept := apart(hits(phrases, message)))]
    trade = apart(hit for phrases in vocabulary("commerce").values() for hit in hits(phrases, message))
    of_field, errands, asking = (apart(_speaking_for(full, *names)) for names in FOR_IT)
    scale = OFF_TOPIC_ASKED if errands or asking else OFF_TOPIC_UNASKED
    sells = _distinct([*signs, *(hit.words for hit in [*moves, *trade])])
    if len(of_field) < len(scale):
        yield from _counted(scale[len(of_field)], OFF_TOPIC, len(sells))
    yield from _weighed(MOVES, SALES_LETTER, moves)
    yield from _weighed(TRADE, SPEAKS_OF_TRADE, trade)
    yield from _weighed(FIELD, OF_THE_FIELD, of_field)
    yield from _weighed(ERRANDS, ON_AN_ERRAND, errands)
    yield from _weighed(ASKING, ASKS, asking)


def _speaking_for(folded: str, *names: str) -> Iterator[Hit]:
    lists = vocabulary("field")
    return (hit for name in names for hit in hits(lists[name], folded))


def _distinct(found: list[str]) -> list[str]:
    """Those that are not part of another."""
    longest_first = sorted(set(found), key=len, reverse=True)
    return [each for at, each in enumerate(longest_first) if not any(each in longer for longer in longest_first[:at])]


def _weighed(scale: tuple[int, ...], words: str, found: list[Hit]) -> Iterator[Reason]:
    return _counted(scale, words, len(found), tuple(hit.words for hit in found[:6]))


def _counted(scale: tuple[int, ...], words: str, count: int, found: tuple[str, ...] = ()) -> Iterator[Reason]:
    if points := scale[min(count, len(scale) - 1)]:
        yield Reason(points, words, found=found)
