"""One list of insights below an index: what is chosen, what is left, the ways to others and to other languages."""

from dataclasses import replace
from functools import cached_property
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from cagp_site.core.facets import Chosen, Filter, FilterLink, Selection, query_of
from cagp_site.core.pagination import paginate
from cagp_site.core.structured_data import Data, Site, thing
from cagp_site.core.subpages import Subpage

from .facets import FACETS, SECTIONS, kept_in
from .hub import Hub

# Enough rows to scan on one screen and a half.
PER_PAGE = 12


class Listing:
    """The insights of an index that have all that is chosen."""

    def __init__(self, index: Any, request: HttpRequest, chosen: list[Chosen]) -> None:
        """`index` is an InsightIndexPage."""
        self.index, self.request, self.chosen = index, request, chosen
        self.selection = Selection(FACETS, chosen, self._address)

    @property
    def hub(self) -> Hub | None:
        """The topic or author, where it alone is chosen."""
        return self.chosen[0].found if len(self.chosen) == 1 and isinstance(self.chosen[0].found, Hub) else None

    @property
    def path(self) -> str:
        """The rest of its address, after that of the index; empty for the whole list."""
        return self.hub.path if self.hub else f"?{query_of(self.selection.values)[:-1]}" if self.chosen else ""

    @property
    def insights(self) -> Any:
        """Those that are left, in order: an editor's choice leads the whole list only."""
        return self.selection.narrow(self.index.insights if self.chosen else self.index.insights_lead_first)

    @cached_property
    def others(self) -> list["Listing"]:
        """The same in other languages, as far as these know what is chosen."""
        indexes = self.index.get_translations().live().public().select_related("locale").specific()
        return [Listing(each, self.request, kept_in(self.chosen, each.locale_id)) for each in indexes]

    @property
    def subpage(self) -> Subpage | None:
        """What the head and the language links say of it; None for the whole list, which is the index itself."""
        if not self.chosen:
            return None
        same = [each.own for each in self.others if len(each.chosen) == len(self.chosen)]
        return replace(self.own, translations=tuple(same))

    @property
    def own(self) -> Subpage:
        """The same without its translations."""
        if self.hub:
            return self.hub.below(self.index)
        title = ", ".join(self.selection.labels)
        summary = self.index.summary_text
        return Subpage(self.index, self.path, self.index.slug, title, "", summary, about=self, has_card=False)

    def describe(self, address: str, site: Site) -> Data:
        """A page that collects what was written on all that is chosen."""
        name = ", ".join(self.selection.labels)
        return thing("CollectionPage", name=name, url=address, inLanguage=site.language)

    @property
    def languages(self) -> Filter | None:
        """The same list in the other languages; None where there is only one."""
        if not self.others:
            return None
        links = [each.link(is_current=each is self) for each in (self, *self.others)]
        return Filter("language", _("Language"), links)

    def link(self, *, is_current: bool) -> FilterLink:
        """It as one of the languages."""
        code = self.index.locale.language_code
        name, url = get_language_info(code)["name_local"], self._address(self.selection.values)
        return FilterLink(name, url, self.insights.count(), is_current, language="" if is_current else code)

    def context(self) -> dict[str, Any]:
        """What its template shows.

        Raises:
            Http404: `?page=` makes no sense.
        """
        filters = [*self.selection.filters(self.index.insights), self.languages]
        return {
            "insights": paginate(self.request, self.insights, PER_PAGE),
            "filters": [each for each in filters if each is not None],
            "selection": self.selection,
            "nearest": [each.own if each.chosen else each.index for each in self.others],
            "is_narrowed": bool(self.chosen) and self.hub is None,
            "address_query": "" if self.hub else query_of(self.selection.values),
        }

    def _address(self, values: dict[str, str]) -> str:
        base = self.index.get_url(self.request) or ""
        for name, value in values.items():
            if len(values) == 1 and name in SECTIONS:
                return f"{base}{SECTIONS[name]}/{quote(value)}/"
        return f"{base}?{query_of(values)[:-1]}" if values else base
