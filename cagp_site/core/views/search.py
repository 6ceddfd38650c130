"""Site search: live and public pages in the reader's language."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from ..facets import Facet, Selection, query_of, read, registered
from ..navigation import live_home
from ..pagination import paginate
from ..search.found import Result, numbers_of, pages_of, result_of
from ..search.highlights import Highlighter
from ..search.kinds import KindFacet
from ..search.misses import record
from ..search.promotions import promoted, results_of
from ..search.suggestions import FEW, beginning, other_words
from ..search.words import shown, words_of

PER_PAGE = 10
# Words to choose from while typing: a short list, or it is in the way.
MOST_OFFERED = 12


class Search:
    """One question: what it finds, narrowed by what is chosen, and what to offer beside it."""

    def __init__(self, request: HttpRequest, home: Page) -> None:
        self.request, self.language = request, get_language() or ""
        typed = request.GET.get("q", "")
        self.query, self.words = shown(typed), words_of(typed)
        self.pages = home.get_descendants(inclusive=True).live().public()
        self.highlighter = Highlighter(self.words, self.language)
        facets: list[Facet] = [KindFacet(), *registered()]
        self.selection = Selection(facets, read(request, facets), self._address)

    @cached_property
    def numbers(self) -> list[int]:
        """Primary keys of all pages that are found, the best first."""
        return numbers_of(self.pages, self.words, self.language) if self.words else []

    @cached_property
    def found(self) -> Any:
        """The same as pages, in no order."""
        return Page.objects.filter(pk__in=self.numbers)

    @cached_property
    def promoted(self) -> list[Any]:
        """Editors' picks for the question; none once a reader has narrowed it."""
        return promoted(self.query, self.words, self.pages) if self.words and not self.selection.chosen else []

    @cached_property
    def left(self) -> list[int]:
        """Keys of what is found, narrowed, without what stands above it already."""
        above = {pick.page_id for pick in self.promoted}
        chosen = set(self.selection.narrow(self.found).values_list("pk", flat=True)) if self.selection.chosen else None
        return [each for each in self.numbers if each not in above and (chosen is None or each in chosen)]

    @property
    def beginning(self) -> list[Result]:
        """Pages that begin with what was typed, where little is found: for somebody who types a few letters."""
        if not self.words or len(self.numbers) >= FEW:
            return []
        pages = [page for page in beginning(self.pages, self.words, self.language) if page.pk not in self.numbers]
        return self.rows([page.pk for page in pages])

    @property
    def other(self) -> str:
        """The question in words that titles have, if that finds something; empty when it needs none."""
        words = other_words(self.pages, self.words) if self.words and not self.numbers else ""
        return words if words and numbers_of(self.pages, words, self.language) else ""

    @property
    def offered(self) -> list[str]:
        """Words to choose from while typing: what the site's pages can be narrowed to."""
        facets = [facet for facet in registered() if facet.has_words]
        return [str(each.label) for facet in facets for each in facet.choices(self.pages, self.language)][:MOST_OFFERED]

    def rows(self, numbers: Sequence[int]) -> list[Result]:
        """Pages as rows of results."""
        return [result_of(page, self.request, self.highlighter) for page in pages_of(numbers)]

    def _address(self, values: dict[str, str]) -> str:
        return f"?{urlencode({'q': self.query, **values})}"


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for `?q=`, narrowed by the facets' parameters; without it, the empty form.

    Raises:
        Http404: this language is not published, or `?page=` or a facet's value makes no sense.
    """
    home = live_home(request)
    if home is None:
        raise Http404("This language is not published.")
    asked = Search(request, home)
    results = paginate(request, asked.left, PER_PAGE)
    if asked.words and not asked.numbers and not asked.promoted:
        record(request, asked.query, asked.words, asked.language)
    return render(request, "core/search.html", _context(asked, results))


def _context(asked: Search, results: Any) -> dict[str, Any]:
    is_first = results.number == 1
    return {
        "query": asked.query,
        "address_query": query_of({"q": asked.query, **asked.selection.values}),
        "results": results,
        "rows": asked.rows(results.object_list),
        "promoted": results_of(asked.promoted, asked.request, asked.highlighter) if is_first else [],
        "total": len(asked.left) + sum(pick.page_id in asked.numbers for pick in asked.promoted),
        "selection": asked.selection,
        "filters": asked.selection.filters(asked.found) if asked.numbers else [],
        "beginning": asked.beginning if is_first else [],
        "other": asked.other,
        "offered": asked.offered,
    }
