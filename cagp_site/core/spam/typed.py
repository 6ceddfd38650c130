"""What was typed by a machine or for a try: letters at random, test words, one text in every field."""

import re
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext_noop

from .folding import bare, has_look_alikes, scripts
from .listing import listed
from .reasons import Reason

_VOWELS = re.compile("[aeiouy]")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")

TEST = gettext_noop("Test words stand in it.")
RANDOM = gettext_noop("It holds letters at random.")
SAME_TEXT = gettext_noop("The same text stands in several fields.")
LOOK_ALIKE = gettext_noop("It hides words behind letters of another script.")
TOO_SHORT = Reason(10, gettext_noop("The message is hardly a word."))
ODD_SCRIPT = Reason(5, gettext_noop("Name and message are in scripts that fit neither each other nor the form."))

# The scripts that the languages of our form are written in.
FORM_SCRIPTS = {"he": "HEBREW"}


def typing_reasons(name: str, organization: str, role: str, message: str, language: str) -> Iterator[Reason]:
    """Signs in how the fields were filled."""
    yield from _random(name, organization, role, message)
    yield from _tests(name, organization, role, message)
    yield from _repeated(name, organization, role, message)
    text = f"{name} {organization} {role} {message}"
    if hidden := [word for word in re.findall(r"\w+", bare(text)) if has_look_alikes(word)]:
        yield Reason(min(40 + 15 * len(hidden), 90), LOOK_ALIKE, found=tuple(hidden[:3]), is_hard=True)
    if len(message.split()) < 2 and len(message) < 20:
        yield TOO_SHORT
    if _is_odd(name, message, language):
        yield ODD_SCRIPT


def is_random(word: str) -> bool:
    """Whether a word is letters at random: capitals strewn about, consonants only.

    Short words, abbreviations in capitals and words with no Latin letters never are.
    """
    if len(word) < 5 or not word.isascii() or not word.isalpha() or word.isupper():
        return False
    if not _VOWELS.search(word.lower()):
        return True
    if len(word) < 7:
        return False
    turns = sum(a.islower() and b.isupper() for a, b in pairwise(word))
    lower = word.lower()
    share = len(_VOWELS.findall(lower)) / len(word)
    return (
        turns >= 3
        or (turns >= 2 and share < 0.25)
        or (len(word) > 8 and share < 0.12)
        or (share < 0.2 and bool(_CONSONANTS.search(lower)) and len(_CONSONANTS.findall(lower)) > 1)
    )


def _random(*fields: str) -> Iterator[Reason]:
    found = [word for text in fields for word in text.split()[:40] if is_random(word)]
    whole = sum(1 for text in fields if text and all(is_random(word) for word in text.split()))
    if found:
        yield Reason(min(20 + 40 * whole, 130), RANDOM, found=tuple(found[:3]), is_hard=whole > 1)


def _tests(*fields: str) -> Iterator[Reason]:
    filled = [words for text in fields if (words := re.findall(r"\w+", bare(text)))]
    tested = [words for words in filled if all(_is_for_a_try(word) for word in words)]
    if tested:
        points = 30 * len(tested)
        yield Reason(min(points, 110), TEST, found=tuple(dict.fromkeys(" ".join(words) for words in tested))[:3])


def _is_for_a_try(word: str) -> bool:
    """A test word, or one Latin letter or digit over and over."""
    return word in listed("test_words") or (len(word) > 1 and word.isascii() and len(set(word)) == 1)


def _repeated(name: str, organization: str, role: str, message: str) -> Iterator[Reason]:
    fields = [" ".join(bare(text).split()) for text in (name, organization, role, message)]
    if len(fields[3]) > 1 and fields[3] in fields[:3]:
        yield Reason(60, SAME_TEXT)
    elif fields[0] and fields[0] == fields[1] == fields[2]:
        yield Reason(40, SAME_TEXT)


def _is_odd(name: str, message: str, language: str) -> bool:
    of_name, of_message = _main_script(name), _main_script(message)
    known = {"LATIN", FORM_SCRIPTS.get(language, "LATIN"), ""}
    return of_name != of_message and of_name not in known and of_message != ""


def _main_script(text: str) -> str:
    counts = scripts(text)
    return max(counts, key=lambda name: counts[name]) if counts else ""
