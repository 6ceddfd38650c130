"""`{% structured_data firm canonical %}`: the data block of a page."""

from typing import Any
from urllib.parse import urljoin

from django import template
from django.utils import translation
from django.utils.safestring import SafeString

from .. import structured_data as data
from ..models import BasePage, OrganizationSettings
from ..navigation import linked_url
from .site_tags import breadcrumbs

register = template.Library()


@register.simple_tag(takes_context=True)
def structured_data(context: dict[str, Any], firm: OrganizationSettings, canonical: str) -> SafeString | str:
    """What this page or subpage says of itself, and the way to it; nothing where there is no page in a tree."""
    page, subpage = context.get("page"), context.get("subpage")
    if not isinstance(page, BasePage) or not canonical.startswith("http"):
        return ""
    request = context.get("request")
    contact = linked_url(request, "contact")
    site = data.Site(firm, translation.get_language() or "", request, contact and urljoin(canonical, contact))
    graph = subpage.describe(site) if subpage else page.describe(site)
    trail = breadcrumbs(context)
    if trail:
        here = subpage or page
        way = [(link.title, urljoin(canonical, link.url)) for link in trail]
        graph = [*graph, data.breadcrumbs([*way, (here.title, here.get_full_url(request))])]
    return data.script(graph)


@register.simple_tag(takes_context=True)
def open_graph(context: dict[str, Any]) -> list[tuple[str, str]]:
    """Properties of Open Graph and their values that only this kind of page has."""
    page = context.get("page")
    return page.open_graph(context.get("request")) if isinstance(page, BasePage) else []
