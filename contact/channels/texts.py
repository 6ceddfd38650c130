"""What a prospect typed, made fit for a header, a mail or JSON; nothing that a person can read is lost."""

import json
import unicodedata

# Cc: controls. Zl, Zp: line and paragraph separators. Cs: lone surrogates, which UTF-8 cannot carry.
LINE_BREAKERS = frozenset({"Cc", "Zl", "Zp", "Cs"})
ELLIPSIS = "…"


def one_line(text: str) -> str:
    """For headers: every control, line and paragraph separator becomes a space, and runs of spaces one."""
    return " ".join("".join(" " if _breaks(symbol) else symbol for symbol in text).split())


def several_lines(text: str) -> str:
    """For bodies: line ends become LF, other controls but tabs become spaces."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(" " if _breaks(symbol) and symbol not in "\n\t" else symbol for symbol in lines)


def shortened(text: str, octets: int) -> str:
    """The text if its JSON takes at most that many bytes (without quotes), else its beginning and an ellipsis."""
    if _octets(text) <= octets:
        return text
    low, high = 0, min(len(text), octets)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _octets(text[:middle] + ELLIPSIS) <= octets else (low, middle - 1)
    return text[:low] + ELLIPSIS


def _breaks(symbol: str) -> bool:
    return unicodedata.category(symbol) in LINE_BREAKERS


def _octets(text: str) -> int:
    return len(json.dumps(text, ensure_ascii=False).encode()) - 2
