"""What editors want shown first for a question (Wagtail's promoted search results)."""

from typing import Any

from django.utils.translation import gettext
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.search.utils import normalise_query_string

from .found import Result, pages_of, result_of
from .highlights import Highlighter

# The first screen stays one of results.
MOST = 5


def promoted(query: str, words: str, pages: Any) -> list[SearchPromotion]:
    """Editors' picks for a question, as typed or by its words; of pages only those among `pages`.

    Wagtail's own template tag would store every question that is asked.
    """
    asked = {normalise_query_string(query), words.lower()}
    picks = list(SearchPromotion.objects.filter(query__query_string__in=asked).order_by("sort_order", "pk")[:MOST])
    numbers = [pick.page_id for pick in picks if pick.page_id]
    open_to_readers = set(pages.filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()
    return [pick for pick in picks if pick.page_id in open_to_readers or (not pick.page_id and pick.external_link_url)]


def results_of(picks: list[SearchPromotion], request: Any, highlighter: Highlighter) -> list[Result]:
    """The picks as rows; what an editor wrote stands in for the excerpt."""
    pages = {page.pk: page for page in pages_of([pick.page_id for pick in picks if pick.page_id])}
    return [_row(pick, pages.get(pick.page_id), request, highlighter) for pick in picks]


def _row(pick: SearchPromotion, page: Any, request: Any, highlighter: Highlighter) -> Result:
    text = highlighter.mark(pick.description)
    if page is None:
        title = highlighter.mark(pick.external_link_text or pick.external_link_url)
        return Result(pick.external_link_url, gettext("Elsewhere"), title, text, is_promoted=True)
    row = result_of(page, request, highlighter)
    return Result(row.url, row.kind, row.title, text or row.text, is_promoted=True)
