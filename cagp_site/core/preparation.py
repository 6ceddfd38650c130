"""Makes ready what a published page shows: its templates say what that is, so the page is rendered to find out."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page

from . import cards, pictures
from .models import BasePage, OrganizationSettings, SiteText
from .needs import DRAW_CARD, MAKE_RENDITIONS, Need, collected


def needs_of(page_id: int) -> list[Need]:
    """What a live page shows and nobody has made yet. Of a page that is not live any more, the cards are removed."""
    page = _live(page_id)
    if page is None:
        cards.forget(page_id)
        return []
    with collected() as needs:
        _render(page)
    return needs


def draw_card(page_id: int) -> None:
    """Draw a live page's card, and remove those that it had before; none where an editor chose a picture."""
    page = _live(page_id)
    if page is None or page.social_image_id:
        cards.forget(page_id)
        return
    site = page.get_site()
    organization = OrganizationSettings.for_site(site) if site else OrganizationSettings()
    # A visitor's page names its card in these words too: in others it would wait for one that nobody draws.
    with translation.override(page.locale.language_code):
        firm = organization.in_words_of(SiteText.for_active_language())
        cards.keep(page_id, cards.card_of(page, firm.name))


def fulfill(need: Need) -> None:
    """Make one thing here and now."""
    MAKERS[need.task](*need.arguments)


MAKERS: Final[dict[str, Callable[..., None]]] = {MAKE_RENDITIONS: pictures.make, DRAW_CARD: draw_card}


def _live(page_id: int) -> Any:
    page = Page.objects.live().filter(pk=page_id).specific().first()
    return page if isinstance(page, BasePage) else None


def _render(page: Any) -> None:
    """Render a page as an anonymous visitor gets it."""
    address = urlsplit(page.full_url or "")
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = address.path or "/"
    request.META = {"SERVER_NAME": address.hostname or "localhost", "SERVER_PORT": str(address.port or 80)}
    request.user = AnonymousUser()
    with translation.override(page.locale.language_code):
        response = page.serve(request)
        if hasattr(response, "render"):
            response.render()
