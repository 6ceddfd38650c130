"""What the words and the shape of a letter say together: a linear model over signs, fitted on the labelled letters.

`tests.core.spam.fit` fits it (logistic regression) and writes `lists/weights.txt`; here it is only looked up and added.
"""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from django.utils.translation import gettext_noop

from .folding import UNSPACED, fold
from .listing import LISTS
from .reasons import Reason
from .typed_content import Content

WEIGHTS = LISTS / "weights.txt"
# The entry that every letter has: what is left when no other sign is known.
BASE = "#base"
# Points. One word, whatever it is, must never hold a letter back; nor may the words alone outweigh everything.
PER_WORD, MOST, LEAST = 25, 150, -200
# What share of the signs must be known before their word against suspicion counts in full: in a language that the
# letters hardly had, nothing known is no praise.
KNOWN_WELL = 0.6
# The beginnings of words that are signs beside the words themselves: most languages bend the end.
STEMS = (4, 6)
SHORT = (8, 20, 40, 80, 150)

LIKE_SPAM = gettext_noop("Its words, taken together, are those of spam.")
LIKE_HONEST = gettext_noop("Its words, taken together, are those of honest letters.")

_WORD = re.compile(r"[^\W\d_]+|[$€£₪%]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_ADDRESS_WORD = re.compile(r"[a-z]{3,}")
_NUMBER = re.compile(r"\d+")
_HEBREW_PARTICLES = "והבלמשכ"


def word_reasons(content: Content) -> Iterator[Reason]:
    """One reason, for or against; none when it would come to nothing."""
    weights = fitted()
    signs = signs_of(content)
    known = {sign: weights[sign] for sign in signs if sign in weights}
    points = weights[BASE] + sum(known.values()) * share(len(known))
    if points < 0:
        points *= min(1.0, len(known) / (KNOWN_WELL * len(signs)))
    against = _telling(known, signs, against=True)
    # What an address or a role is called adds to what a letter says; alone it must not hold the letter.
    said = _telling({sign: weights[sign] for sign in known if sign[0] not in "@="}, signs, against=True)
    rounded = max(LEAST, min(round(points), MOST, PER_WORD * len(said)))
    if rounded:
        found = against if rounded > 0 else _telling(known, signs, against=False)
        yield Reason(rounded, LIKE_SPAM if rounded > 0 else LIKE_HONEST, found=found[:6])


def signs_of(content: Content) -> set[str]:
    """The signs of a letter.

    They are the words of its message, their beginnings (`*` at the end), pairs of signs of scripts without spaces,
    words of the address (`@` in front) and of the organization and role (`=` in front), and what it looks like (`#`).
    """
    signs = _of_message(content.name, content.message)
    signs.update(f"@{word}" for word in _ADDRESS_WORD.findall(content.email.lower()))
    signs.update(f"={word[:6]}" for word in _WORD.findall(fold(f"{content.organization} {content.role}")))
    return signs


def _of_message(name: str, message: str) -> set[str]:
    folded = fold(message)
    words = _WORD.findall(folded)
    signs = set(_shape(message, len(words)))
    if any(len(part) > 2 and part in words for part in fold(name).split()):
        signs.add("#signed")
    for word in words:
        if _UNSPACED.match(word):
            signs.update(word[at : at + 2] for at in range(len(word) - 1))
            continue
        signs.add(word)
        signs.update(f"{word[:length]}*" for length in STEMS if len(word) > length)
        if len(word) > 4 and "א" <= word[0] <= "ת" and word[0] in _HEBREW_PARTICLES:
            signs.add(word[1:])
    return signs


def share(known: int) -> float:
    """What one of so many known signs counts: long letters must not add up to certainty."""
    return 1 / math.sqrt(known + 5)


@lru_cache(maxsize=1)
def fitted() -> dict[str, int]:
    """The weights by sign, in points before they are shared."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ", 1) for line in lines if not line.startswith("# "))
    return {sign: int(weight) for weight, sign in pairs}


def _shape(message: str, length: int) -> Iterator[str]:
    yield next((f"#under-{limit}-words" for limit in SHORT if length < limit), "#long")
    if any(mark in message for mark in "?？؟"):
        yield "#question"
    if "!" in message:
        yield "#exclaims"
    if message.count("!") > 1:
        yield "#exclaims-again"
    if _LINK.search(message):
        yield "#link"
    if numbers := len(_NUMBER.findall(message)):
        yield "#number"
        if numbers > 3:
            yield "#numbers"


def _telling(known: dict[str, int], signs: set[str], *, against: bool) -> tuple[str, ...]:
    """The words that say most in one direction, the most telling first. A word and its beginnings are one."""
    ordered = sorted(known, key=lambda sign: (-known[sign] if against else known[sign], sign))
    words = [sign for sign in ordered if (known[sign] > 0) is against and known[sign] and not sign.startswith("#")]
    kept: list[str] = []
    for word in (_whole(sign, signs).lstrip("@=") for sign in words[:40]):
        if not any(word[:4] == other[:4] for other in kept):
            kept.append(word)
    return tuple(kept)


def _whole(sign: str, signs: set[str]) -> str:
    """A word that begins so, for a person to read; any other sign as it is."""
    if not sign.endswith("*"):
        return sign
    return min(word for word in signs if word.startswith(sign[:-1]) and not word.endswith("*"))
