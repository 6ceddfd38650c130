"""What the text of a submission says, by rules alone: pure, the same answer every time, no network."""

from collections.abc import Iterator

from .folding import fold
from .letter import letter_reasons
from .links import link_reasons
from .reasons import Reason
from .senders import sender_reasons
from .topics import topic_reasons
from .typed import typing_reasons
from .typed_content import Content
from .words import word_reasons


def content_reasons(content: Content) -> Iterator[Reason]:
    """Every sign in the text, for and against."""
    domain = content.email.rpartition("@")[2].lower()
    names = (content.name, content.organization, content.role)
    # The address in words: "seo.expert@rank-boost.example" says as much as a sentence does.
    address = content.email.replace("_", " ")
    signs = [
        *typing_reasons(*names, content.message, content.language),
        *sender_reasons(content.email),
        *link_reasons(content.message, names, domain),
        *topic_reasons(fold("\n".join([*names, content.message, address]))),
    ]
    yield from signs
    full = fold("\n".join([content.organization, content.role, content.message]))
    found = tuple(words for sign in signs for words in sign.found)
    yield from letter_reasons(fold(content.message), full, signs=found)
    yield from word_reasons(content)
