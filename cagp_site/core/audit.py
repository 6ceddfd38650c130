"""How an app says its acts in Wagtail's audit log: names and counts, never what a person typed."""

from collections.abc import Callable
from typing import Any

from wagtail.log_actions import LogFormatter


def formatter(label: Any, words: Callable[[dict[str, Any]], str]) -> type[LogFormatter]:
    """A formatter class for Wagtail's registry; `words` gets the entry's data."""

    class Formatter(LogFormatter):
        """Says one act in a sentence."""

        def format_message(self, log_entry: Any) -> str:
            """The sentence."""
            return words(log_entry.data or {})

    Formatter.label = label
    return Formatter
