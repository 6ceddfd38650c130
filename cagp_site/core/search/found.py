"""The pages that a question finds, and what a row of the results shows of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail.search.index import RelatedFields, SearchField

from ..models import BasePage
from .highlights import Highlighter
from .words import query_for

# Who finds more needs another question; it also keeps the lists of numbers below what a database takes.
MOST_FOUND = 1000
# What stands between the pieces of a text.
BETWEEN = " · "
# Signs that lead to a note, and say nothing without it.
NOTE_MARKS = dict.fromkeys(map(ord, "※†‡"))


@dataclass(frozen=True)
class Result:
    """One row; `title` and `text` are escaped, with the words that were found marked."""

    url: str
    kind: Any
    title: SafeString
    text: SafeString
    is_promoted: bool = False


def numbers_of(pages: Any, words: str, language: str) -> list[int]:
    """Primary keys of those of `pages` that hold every word, the best first."""
    found = pages.search(query_for(words, language))[:MOST_FOUND]
    # Of the database's backends: the keys alone, where the results would be whole pages.
    return list(found.get_queryset().values_list("pk", flat=True))


def pages_of(numbers: Sequence[int]) -> list[Page]:
    """Pages with these keys, in this order, with what their texts need: a query for each kind of page and relation."""
    found = {page.pk: page for page in Page.objects.filter(pk__in=numbers).specific()}
    for _name, group in groupby(sorted(found.values(), key=_model_name), _model_name):
        pages = list(group)
        fields = pages[0].get_search_fields()
        prefetch_related_objects(pages, *(field.field_name for field in fields if isinstance(field, RelatedFields)))
    return [found[number] for number in numbers if number in found]


def result_of(page: Page, request: Any, highlighter: Highlighter) -> Result:
    """A page as a row: the words in its title, and where its text has them; else what it is about."""
    summary = str(getattr(page, "summary_text", ""))
    text = highlighter.excerpt([summary, *texts_of(page)]) or highlighter.mark(summary)
    kind = getattr(page, "kind_name", BasePage.kind_name)
    return Result(page.get_url(request) or "", kind, highlighter.mark(page.title), text)


def texts_of(page: Page) -> Iterable[str]:
    """Everything of a page that is searched, but for its title: as the index has it."""
    for field in page.get_search_fields():
        if field.field_name != "title":
            yield from _values(page, field)


def _values(each: Any, field: Any) -> Iterable[str]:
    if isinstance(field, SearchField):
        value = field.get_value(each)
        said = value if isinstance(value, list | tuple) else [value or ""]
        yield BETWEEN.join(filter(None, (str(each).translate(NOTE_MARKS).strip() for each in said)))
    elif isinstance(field, RelatedFields):
        for other in field.get_value(each).all():
            for inner in field.fields:
                yield from _values(other, inner)


def _model_name(page: Page) -> str:
    return type(page)._meta.label
