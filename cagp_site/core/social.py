"""The picture of a page for other sites: the one an editor chose, else the card drawn for it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.conf import settings

from .cards import SIZE, Card, address
from .pictures import SHAPES, existing


@dataclass(frozen=True)
class SocialImage:
    """A picture with an absolute address."""

    url: str
    alt: str
    type: str = "image/png"
    width: int = SIZE[0]
    height: int = SIZE[1]


def chosen(page: Any) -> SocialImage | None:
    """The sharing image of a page; None without one, or as long as it is not made."""
    found = picture(page.social_image, "card")
    return found and SocialImage(found.url, found.alt or page.card_title, found.type, found.width, found.height)


def drawn(page_id: int, card: Card) -> SocialImage | None:
    """A card of a page; None as long as it is not drawn."""
    url = address(page_id, card)
    alt = card.name if card.title == card.name else f"{card.title} | {card.name}"
    return SocialImage(absolute(url), alt) if url else None


def picture(image: Any, shape: str) -> SocialImage | None:
    """A picture of the library in a shape, as the file that every program reads; None as long as it is not made."""
    if image is None:
        return None
    found = existing(image, SHAPES[shape]).get(SHAPES[shape].fallback_spec(image))
    return found and SocialImage(absolute(found.url), image.description, "image/jpeg", found.width, found.height)


def absolute(url: str) -> str:
    """An address of this site, made whole."""
    return urljoin(f"{settings.SITE_URL}/", url)
