"""What every template asks for: menu, breadcrumbs, shared links and texts, languages, covers."""

from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page as PaginatorPage
from django.http import HttpRequest
from django.utils import translation
from django.utils.text import slugify
from wagtail.models import Page

from ..covers import cover_url
from ..models import OrganizationSettings, SiteText
from ..navigation import Link, Navigation, navigation_for
from ..subpages import Subpage
from ..text import two_lines

register = template.Library()
register.filter("two_lines", two_lines)


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> Navigation:
    """The pages around this one; empty without a request."""
    request = context.get("request")
    return navigation_for(request) if request is not None else Navigation()


@register.simple_tag(takes_context=True)
def menu_links(context: dict[str, Any]) -> list[Link]:
    """The main menu, the reader's place marked."""
    return [_link(page, context) for page in navigation(context).menu]


@register.simple_tag(takes_context=True)
def breadcrumbs(context: dict[str, Any]) -> list[Link]:
    """From the home page down to the parent of this page; empty on the home page itself."""
    page, home = context.get("page"), navigation(context).home
    if home is None or not isinstance(page, Page) or page.depth <= home.depth:
        return []
    ancestors = page.get_ancestors(inclusive="subpage" in context).filter(depth__gte=home.depth)
    return [_link(ancestor, context) for ancestor in ancestors]


@register.simple_tag(takes_context=True)
def organization(context: dict[str, Any]) -> OrganizationSettings:
    """What the site says about the firm, in the active language; the defaults without a request or a site."""
    try:
        firm = OrganizationSettings.for_request(context["request"])
    except (KeyError, OrganizationSettings.DoesNotExist):
        return OrganizationSettings()
    return firm.in_words_of(site_text(context))


@register.simple_tag
def unasked_organization() -> OrganizationSettings:
    """The firm as the language in force calls it, without asking the database."""
    return OrganizationSettings(name=translation.gettext("Crossed Arrows Global Partners"))


@register.simple_tag(takes_context=True)
def site_text(context: dict[str, Any]) -> SiteText:
    """The shared sentences in the active language, read once a request."""
    request = context.get("request")
    kept = request.__dict__.setdefault("_site_text", {}) if request is not None else {}
    language = translation.get_language()
    if language not in kept:
        kept[language] = SiteText.for_active_language()
    return kept[language]


@register.simple_tag(takes_context=True)
def translations(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Every live language of this page with its absolute address, itself first; empty when there is only one.

    A page that is in no tree (search, an error) has none.
    """
    page, homes = context.get("page"), navigation(context).homes
    if not isinstance(page, Page) or len(homes) < 2:
        return []
    subpage = context.get("subpage")
    others = subpage.translations if subpage else page.get_translations().live().public().select_related("locale")
    pages = [subpage or page, *(other for other in others if other.locale.language_code in homes)]
    return [_in_language(each, context.get("request")) for each in pages] if len(pages) > 1 else []


@register.simple_tag(takes_context=True)
def canonical_url(context: dict[str, Any]) -> str:
    """This page's one address, with the page number of a list beyond its first page."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page):
        return f"{settings.SITE_URL}{request.path}" if request is not None else ""
    number = request.GET.get("page", "") if request is not None else ""
    address = str((context.get("subpage") or page).get_full_url(request))
    if not number.isdecimal() or number == "1":
        return address
    return f"{address}{'&' if '?' in address else '?'}page={number}"


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any], page_translations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One link to each other published language: this page there, or the `nearest` of its view or the home page."""
    nav, request = navigation(context), context.get("request")
    known = {each["code"]: each for each in page_translations}
    nearest = {each.locale.language_code: each for each in context.get("nearest", ())}
    others = {code: nearest.get(code, home) for code, home in nav.homes.items() if code != nav.language}
    return [known.get(code) or _in_language(near, request) for code, near in others.items()]


@register.simple_tag
def page_numbers(items: "PaginatorPage[Any]") -> list[int | str]:
    """Numbers to offer below one page of a list: the ends, the neighbors, an ellipsis for each gap."""
    return list(items.paginator.get_elided_page_range(items.number, on_each_side=2, on_ends=1))


@register.filter
def full_stop(label: str) -> str:
    """A label that runs into its sentence: with a full stop, unless it ends in a mark of its own."""
    label = label.strip()
    return label if label.endswith((".", "!", "?", ":", "…")) or not label else f"{label}."


@register.filter
def telephone(number: str) -> str:
    """A number as a `tel:` address has it (RFC 3966): digits, and a plus sign in front."""
    digits = "".join(sign for sign in number if sign.isdecimal())
    return f"+{digits}" if number.strip().startswith("+") else digits


@register.filter
def cover(page: Page | str) -> str:
    """Address of the drawn cover for a page, or for a slug of its own."""
    return cover_url(page.slug if isinstance(page, Page) else page)


@register.filter
def still(title: str) -> str:
    """Address of the drawn still for a video without a picture."""
    return cover_url(slugify(title, allow_unicode=True))


@register.filter
def desk_cover(name: str) -> str:
    """Address of the drawn portrait for a name."""
    return cover_url(slugify(name, allow_unicode=True))


def _in_language(page: Page | Subpage, request: HttpRequest | None) -> dict[str, Any]:
    code = page.locale.language_code
    name = translation.get_language_info(code)["name_local"]
    return {
        "code": code,
        "name": name,
        "url": page.get_url(request),
        "full_url": page.get_full_url(request),
        "is_default": code == settings.LANGUAGE_CODE,
    }


def _link(page: Page, context: dict[str, Any]) -> Link:
    here = context.get("page")
    current = ""
    if isinstance(here, Page) and here.path:
        is_here = here.pk == page.pk and "subpage" not in context
        current = "page" if is_here else "true" if here.path.startswith(page.path) else ""
    return Link(page.title, page.get_url(context.get("request")) or "", current)
