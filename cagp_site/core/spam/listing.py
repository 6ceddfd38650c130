"""Plain lists that the rules look things up in: a word or a domain each line, `#` before a comment."""

from functools import lru_cache
from pathlib import Path

LISTS = Path(__file__).parent / "lists"


@lru_cache(maxsize=16)
def listed(name: str) -> frozenset[str]:
    """The entries of one list."""
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
