"""What an import has to tell about one article: what was left out, changed, missing, and what to look at."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Enough to recognize a text by.
FIRST_WORDS = 12


class Kind(models.TextChoices):
    """What a note is about."""

    LEFT_OUT = "left out", gettext_lazy("left out")
    CHANGED = "changed", gettext_lazy("changed")
    MISSING = "missing", gettext_lazy("missing")
    CHECK = "check", gettext_lazy("check")


@dataclass
class Notes:
    """Notes in the order in which they came; the same one twice is counted."""

    _counts: Counter[tuple[Kind, str]] = field(default_factory=Counter)

    def left_out(self, words: str) -> None:
        """Something of the source is not in the draft, on purpose."""
        self._counts[Kind.LEFT_OUT, words] += 1

    def changed(self, words: str) -> None:
        """The words are there, in another form."""
        self._counts[Kind.CHANGED, words] += 1

    def missing(self, words: str) -> None:
        """Something that the draft needs was not given."""
        self._counts[Kind.MISSING, words] += 1

    def check(self, words: str) -> None:
        """Somebody should look at it."""
        self._counts[Kind.CHECK, words] += 1

    def add(self, other: "Notes") -> None:
        """Take over another's notes."""
        self._counts.update(other._counts)

    @property
    def lines(self) -> list[tuple[Kind, str]]:
        """Each note once, with how often it was made."""
        return [(kind, f"{words} (× {count})" if count > 1 else words) for (kind, words), count in self._counts.items()]


def excerpt(text: str) -> str:
    """The first words of a text in quotation marks, and how many there are when that is not all."""
    words = text.split()
    if len(words) <= FIRST_WORDS:
        return f"“{' '.join(words)}”"
    return _("“%(first)s…” (%(count)d words)") % {"first": " ".join(words[:FIRST_WORDS]), "count": len(words)}
