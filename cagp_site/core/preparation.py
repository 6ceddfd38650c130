"""Makes ready what a published page shows: its templates say what that is, so the page is rendered to find out."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page

from . import cards, pictures
from .models import BasePage, OrganizationSettings, SiteText
from .needs import DRAW_CARDS, MAKE_RENDITIONS, Need, collected


def needs_of(page_id: int) -> list[Need]:
    """What a live page shows and nobody has made yet. Of a page that is not live any more, the cards are removed."""
    page = _live(page_id)
    if page is None:
        cards.forget(page_id)
        return []
    with collected() as needs:
        for path in ("", *(each.path for each in page.subpages)):
            _render(page, path)
    return needs


def draw_cards(page_id: int) -> None:
    """Draw the cards of a live page and what is below it, and remove those that it had before.

    The page itself needs none where an editor chose a picture.
    """
    page = _live(page_id)
    if page is None:
        cards.forget(page_id)
        return
    site = page.get_site()
    organization = OrganizationSettings.for_site(site) if site else OrganizationSettings()
    # A visitor's page names its card in these words too: in others it would wait for one that nobody draws.
    with translation.override(page.locale.language_code):
        firm = organization.in_words_of(SiteText.for_active_language())
        shown = [*([] if page.social_image_id else [page]), *page.subpages]
        cards.keep(page_id, [cards.card_of(each, firm.name) for each in shown])


def fulfill(need: Need) -> None:
    """Make one thing here and now."""
    MAKERS[need.task](*need.arguments)


MAKERS: Final[dict[str, Callable[..., None]]] = {MAKE_RENDITIONS: pictures.make, DRAW_CARDS: draw_cards}


def _live(page_id: int) -> Any:
    page = Page.objects.live().filter(pk=page_id).specific().first()
    return page if isinstance(page, BasePage) else None


def _render(page: Any, path: str) -> None:
    """Render a page, or what has the address `path` below it, as an anonymous visitor gets it."""
    address = urlsplit(f"{page.full_url or '/'}{path}")
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = address.path or "/"
    request.META = {"SERVER_NAME": address.hostname or "localhost", "SERVER_PORT": str(address.port or 80)}
    request.user = AnonymousUser()
    with translation.override(page.locale.language_code):
        found = page.route(request, [unquote(part) for part in path.split("/") if part])
        response = found.page.serve(request, *found.args, **found.kwargs)
        if hasattr(response, "render"):
            response.render()
