"""What other sites show of a shared page."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.templatetags.static import static

from ..cards import SIZE, address, card_of
from ..models import BasePage, OrganizationSettings
from ..needs import DRAW_CARDS, Need, report
from ..pictures import SHAPES, existing

register = template.Library()

# Open Graph wants a territory: where the firm speaks each language.
LOCALES: Final = {"en": "en_US", "he": "he_IL"}


@dataclass(frozen=True)
class SocialImage:
    """A picture with an absolute address."""

    url: str
    alt: str
    type: str = "image/png"
    width: int = SIZE[0]
    height: int = SIZE[1]


@register.simple_tag(takes_context=True)
def social_image(context: dict[str, Any], firm: OrganizationSettings) -> SocialImage:
    """The picture of this page: the one an editor chose, else the card drawn for it; that of a subpage is drawn.

    As long as that is not made, and on pages that are in no tree, the card of the site.
    """
    page = context.get("page")
    own = _own(page, firm, context) if isinstance(page, BasePage) and page.pk else None
    return own or SocialImage(_absolute(static("img/social-card.png")), firm.name)


@register.filter
def og_locale(language: str) -> str:
    """A language as Open Graph names it."""
    return LOCALES.get(language, language)


def _own(page: BasePage, firm: OrganizationSettings, context: dict[str, Any]) -> SocialImage | None:
    subpage = context.get("subpage")
    if subpage and not subpage.has_card:
        subpage = None
    if page.social_image_id and not subpage:
        return _chosen(page)
    card = card_of(subpage or page, firm.name)
    url = address(page.pk, card)
    if url:
        return SocialImage(_absolute(url), card.name if card.title == card.name else f"{card.title} | {card.name}")
    # A preview shows what nobody can share yet: its card is drawn when it is published.
    if page.live and not getattr(context.get("request"), "is_preview", False):
        report(Need(DRAW_CARDS, (page.pk,), card.digest))
    return None


def _chosen(page: BasePage) -> SocialImage | None:
    image: Any = page.social_image
    found = next(iter(existing(image, SHAPES["card"]).values()), None)
    if found is None:
        return None
    return SocialImage(
        _absolute(found.url), image.description or page.card_title, "image/jpeg", found.width, found.height
    )


def _absolute(url: str) -> str:
    return urljoin(f"{settings.SITE_URL}/", url)
