"""Pages of a list, for which an address that makes no sense is simply not there."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest


def paginate(request: HttpRequest, items: "QuerySet[Any] | Sequence[Any]", per_page: int) -> "Page[Any]":
    """The page of `items` that `?page=` asks for; the first when it says nothing.

    Raises:
        Http404: `?page=` is no number, below one, or beyond the last page.
    """
    try:
        return Paginator(items, per_page).page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404(str(error)) from None
