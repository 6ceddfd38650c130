"""sitemap.xml: every live and public page of every published language."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap
from wagtail.models import Locale, Page

from ..navigation import navigation_for
from ..sitemap_entries import link_translations


class Sitemap(WagtailSitemap):
    """Wagtail's, over the trees of all languages instead of the site's own alone, each linked with the others."""

    def items(self) -> Any:
        """Live, public pages below the live home pages, in the order of the tree."""
        below = Q(pk__in=[])
        for home in navigation_for(self.request).homes.values():
            below |= Q(path__startswith=home.path)
        return Page.objects.filter(below).live().public().order_by("path").defer_streamfields().specific()

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        """The entries of one part; translations of what stands in another part are not linked."""
        entries: list[dict[str, Any]] = super()._urls(page, protocol, domain)
        link_translations(entries, dict(Locale.objects.values_list("pk", "language_code")))
        return entries


def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap, in parts of 50,000 as the protocol allows (`?p=2`)."""
    return wagtail_sitemap(request, {"pages": Sitemap})
