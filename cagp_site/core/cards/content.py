"""What a card shows."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.utils import translation

from ..covers import RULE

# Names the way cards are drawn: raise it whenever they look different, and all are drawn anew.
DESIGN: Final = 1


@dataclass(frozen=True)
class Card:
    """Words and cover of one card."""

    title: str
    line: str
    """The short line above the title, such as a topic; may be empty."""
    name: str
    """Of the firm, beside its mark."""
    slug: str
    """Whose cover is drawn."""
    is_rtl: bool = False

    @property
    def digest(self) -> str:
        """A name for exactly this picture."""
        shown = json.dumps([DESIGN, RULE, asdict(self)], sort_keys=True)
        return hashlib.sha256(shown.encode()).hexdigest()[:20]


def card_of(page: Any, name: str) -> Card:
    """The card of a page or a subpage; `name` is the firm's."""
    language = page.locale.language_code
    with translation.override(language):
        return Card(
            title=page.card_title or name,
            line=str(page.card_line),
            name=name,
            slug=page.slug,
            is_rtl=translation.get_language_info(language)["bidi"],
        )
