"""What surrounds a page: the menu, the shared links, the languages. Asked of the database once a request."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page, Site

from .models import OrganizationSettings

LINKED = ("contact", "about", "privacy", "terms", "accessibility")


@dataclass(frozen=True)
class Link:
    """One link; `current` is `page`, `true` (an ancestor of the page) or empty, as aria-current wants it."""

    title: str
    url: str
    current: str = ""


@dataclass(frozen=True)
class Navigation:
    """The pages around this one, in the language of the request."""

    homes: dict[str, Page] = field(default_factory=dict)
    """The live home page of each language that has one."""
    language: str = ""
    """The language of these pages: the one asked for, or the site's own where that has no home page."""
    menu: list[Page] = field(default_factory=list)
    linked: dict[str, Page] = field(default_factory=dict)
    """Contact, about, privacy, terms and accessibility pages, as far as they are live in this language."""

    @property
    def home(self) -> Page | None:
        """The home page of this language."""
        return self.homes.get(self.language)


def navigation_for(request: HttpRequest) -> Navigation:
    """The navigation of one request and language, read once and kept on the request."""
    kept: dict[str | None, Navigation] = request.__dict__.setdefault("_navigation", {})
    asked = translation.get_language()
    if asked not in kept:
        kept[asked] = _read(request, asked or "")
    return kept[asked]


def linked_url(request: HttpRequest | None, name: str) -> str:
    """Address of one of the pages in `LINKED` in the language in force; empty when there is none."""
    page = navigation_for(request).linked.get(name) if request is not None else None
    return str(page.get_url(request) or "") if page is not None else ""


def live_home(request: HttpRequest) -> Page | None:
    """The live home page of the language in force; None when that language is not published."""
    return navigation_for(request).homes.get(translation.get_language() or "")


def _read(request: HttpRequest, asked: str) -> Navigation:
    site = Site.find_for_request(request)
    if site is None:
        return Navigation()
    root = site.root_page
    found = Page.objects.filter(translation_key=root.translation_key, live=True).select_related("locale")
    homes = {home.locale.language_code: home for home in found}
    language = asked if asked in homes else root.locale.language_code
    home = homes.get(language)
    if home is None:
        return Navigation(homes=homes, language=language)
    linked = _linked(OrganizationSettings.for_request(request), home)
    return Navigation(homes=homes, language=language, menu=_menu(home, linked.get("contact")), linked=linked)


def _menu(home: Page, contact: Page | None) -> list[Page]:
    """Children of the home page that belong in the menu; the contact page has its own button."""
    pages = home.get_children().live().public().in_menu()
    return [page for page in pages if contact is None or page.pk != contact.pk]


def _linked(organization: OrganizationSettings, home: Page) -> dict[str, Page]:
    chosen = {name: getattr(organization, f"{name}_page_id") for name in LINKED}
    if not any(chosen.values()):
        return {}
    keys = dict(Page.objects.filter(pk__in=filter(None, chosen.values())).values_list("pk", "translation_key"))
    pages = Page.objects.filter(translation_key__in=keys.values(), locale_id=home.locale_id).live().public()
    by_key = {page.translation_key: page for page in pages}
    found = {name: by_key.get(keys.get(pk)) for name, pk in chosen.items()}
    return {name: page for name, page in found.items() if page is not None}
