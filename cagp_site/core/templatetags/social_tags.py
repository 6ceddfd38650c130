"""What other sites show of a shared page."""

from typing import Any, Final

from django import template
from django.templatetags.static import static

from ..cards import card_of
from ..models import BasePage, OrganizationSettings
from ..needs import DRAW_CARDS, Need, report
from ..social import SocialImage, absolute, chosen, drawn

register = template.Library()

# Open Graph wants a territory: where the firm speaks each language.
LOCALES: Final = {"en": "en_US", "he": "he_IL"}


@register.simple_tag(takes_context=True)
def social_image(context: dict[str, Any], firm: OrganizationSettings) -> SocialImage:
    """The picture of this page: the one an editor chose, else the card drawn for it; that of a subpage is drawn.

    As long as that is not made, and on pages that are in no tree, the card of the site.
    """
    page = context.get("page")
    own = _own(page, firm, context) if isinstance(page, BasePage) and page.pk else None
    return own or SocialImage(absolute(static("img/social-card.png")), firm.name)


@register.filter
def og_locale(language: str) -> str:
    """A language as Open Graph names it."""
    return LOCALES.get(language, language)


def _own(page: BasePage, firm: OrganizationSettings, context: dict[str, Any]) -> SocialImage | None:
    subpage = context.get("subpage")
    if subpage and not subpage.has_card:
        subpage = None
    if page.social_image_id and not subpage:
        return chosen(page)
    card = card_of(subpage or page, firm.name)
    found = drawn(page.pk, card)
    if found:
        return found
    # A preview shows what nobody can share yet: its card is drawn when it is published.
    if page.live and not getattr(context.get("request"), "is_preview", False):
        report(Need(DRAW_CARDS, (page.pk,), card.digest))
    return None
