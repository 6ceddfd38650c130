"""Covers for articles without a picture: each slug always gets the same drawing."""

import hashlib

DRAWN = (
    "after-the-accords",
    "cyber-is-a-border",
    "export-rules-both-sides",
    "joint-research-bird",
    "reading-the-memorandum",
    "scouting-without-noise",
    "two-systems-one-line",
    "what-an-exercise-tests",
    "editorial-desk",
    "liaison-desk",
    "operations-desk",
    "research-desk",
    "technology-desk",
)
ARTICLES = 8
"""The first of them belong to articles; the others are portraits of desks."""


def cover_path(slug: str) -> str:
    """Static path of the cover for a slug: the one drawn for it, else one of the others, always the same."""
    return f"img/covers/{slug if slug in DRAWN else DRAWN[_pick(slug, ARTICLES)]}.svg"


def portrait_path(slug: str) -> str:
    """Static path of the portrait for a desk or person without a picture."""
    return f"img/covers/{slug if slug in DRAWN else DRAWN[ARTICLES + _pick(slug, len(DRAWN) - ARTICLES)]}.svg"


def _pick(slug: str, count: int) -> int:
    return hashlib.sha256(slug.encode("utf-8", "replace")).digest()[0] % count
