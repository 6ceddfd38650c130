"""Site search: live and public pages in the reader's language."""

import re
from functools import reduce
from operator import and_, or_
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.search.query import PlainText, SearchQuery

from ..navigation import live_home
from ..pagination import paginate

PER_PAGE = 10
# Longer than any question a reader types; what follows is cut, so that no query is expensive.
LONGEST = 200
MOST_WORDS = 12
# Nothing, and: the, and, in, as, to, from, that.
PREFIXES = ("", *"הובכלמש")


def words_of(text: str) -> str:
    """The words of what was typed, in order: no operator, quotation mark or control character is left.

    The database's own query languages raise on some of these (a `"` on SQLite, a NUL on PostgreSQL).
    """
    return " ".join(re.findall(r"[^\W_]+", text[:LONGEST])[:MOST_WORDS])


def query_for(words: str, language: str) -> SearchQuery | str:
    """What to ask the index for: every word and, in Hebrew, every word with one of the letters that are written on it.

    “To NATO”, “in NATO” and “and NATO” are one word each in Hebrew, and no database takes such words apart.
    """
    if language != "he" or not words:
        return words
    return reduce(and_, (reduce(or_, (PlainText(prefix + word) for prefix in PREFIXES)) for word in words.split()))


def shown(text: str) -> str:
    """What was typed, as it goes back into the field: one line, nothing that cannot be printed."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[:LONGEST]).split())


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for `?q=`; without it, the empty form.

    Raises:
        Http404: this language is not published, or `?page=` makes no sense.
    """
    home = live_home(request)
    if home is None:
        raise Http404("This language is not published.")
    typed = request.GET.get("q", "")
    words = words_of(typed)
    pages = home.get_descendants(inclusive=True).live().public().specific()
    results = paginate(request, pages.search(query_for(words, get_language() or "")) if words else [], PER_PAGE)
    query = shown(typed)
    address = f"{urlencode({'q': query})}&"
    context = {"query": query, "address_query": address, "results": results}
    return render(request, "core/search.html", context)
