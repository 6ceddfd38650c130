"""Spam scoring, shared by every form: it adds up reasons that a person can read. It never decides to drop anything."""

from .circumstances import Circumstances, circumstance_reasons
from .content import content_reasons
from .reasons import (
    BAD_TOKEN,
    HONEYPOT,
    NO_ORIGIN,
    QUARANTINE_AT,
    TOO_FAST,
    TOO_MANY_FROM_ADDRESS,
    TOO_MANY_FROM_EMAIL,
    Reason,
    Verdict,
    in_words,
    judge,
)
from .time_trap import token_reasons
from .typed_content import Content

__all__ = [
    "BAD_TOKEN",
    "HONEYPOT",
    "NO_ORIGIN",
    "QUARANTINE_AT",
    "TOO_FAST",
    "TOO_MANY_FROM_ADDRESS",
    "TOO_MANY_FROM_EMAIL",
    "Circumstances",
    "Content",
    "Reason",
    "Verdict",
    "circumstance_reasons",
    "content_reasons",
    "in_words",
    "judge",
    "token_reasons",
]
