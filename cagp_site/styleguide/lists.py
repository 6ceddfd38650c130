"""Contexts of the components that list things and find one's way among them."""

from django.core.paginator import Paginator
from django.urls import reverse_lazy
from django.utils import timezone

from cagp_site.core.facets import Filter, FilterLink
from cagp_site.core.search.found import Result
from cagp_site.core.search.highlights import Highlighter
from cagp_site.core.search.words import words_of

from . import stage
from .states import States, triple
from .words import Words

# Where a sample's comments would be answered.
REPLY = reverse_lazy("discussion:post", args=["en", 1])


def rows(words: Words) -> States:
    """Insights as rows."""
    least = [stage.insight(words, summary="", topic="")]
    long = [stage.insight(words, title=words.long_title, summary=words.long_text, topic=words.long_title[:60])] * 3
    rows = triple([stage.insight(words)] * 4, least, long)
    return {**{name: {"insights": each} for name, each in rows}, "terse": {"insights": rows[0][1], "terse": True}}


def comment(words: Words) -> States:
    """One comment."""
    long = stage.comment(words, 1, name=words.long_title[:80], text=words.long_text)
    # Bare: its own address is that of the list's item, which stands around it under an article (see "comments").
    states = {
        "full": {"comment": stage.comment(words, 1), "reply_url": REPLY},
        "desk": {"comment": stage.comment(words, 1, is_desk=True, name="")},
        "quoted": {"comment": stage.comment(words, 1)},
        "removed": {"comment": stage.comment(words, 1, erased_at=timezone.now())},
        "long": {"comment": long, "reply_url": REPLY},
    }
    return {name: {**each, "bare": True} for name, each in states.items()}


def comments(words: Words) -> States:
    """Comments and their replies."""
    desk = stage.comment(words, 2, is_desk=True, name="", text=words.paragraph)
    gone = stage.comment(words, 3, stage.comment(words, 4), erased_at=timezone.now())
    full = [stage.comment(words, 1, desk), gone, stage.comment(words, 5)]
    endless = {"name": words.long_title[:80], "text": words.long_text}
    long = [stage.comment(words, 1, stage.comment(words, 2, **endless), **endless)]
    lists = triple(full, [stage.comment(words, 1)], long)
    return {name: {"threads": each, "reply_url": REPLY} for name, each in lists}


def pagination(words: Words) -> States:
    """The pages of a list."""
    shared = {"label": words.name, "next_label": words.title}
    pages = {"full": Paginator(range(60), 12).page(2), "long": Paginator(range(4000), 12).page(170)}
    return {name: {**shared, "items": page} for name, page in pages.items()}


def searchbox(words: Words) -> States:
    """Where readers ask."""
    offered = {"query": words.name, "offered": [words.title, words.name]}
    return {"full": offered, "least": {"query": ""}, "long": {"query": words.long_title}}


def filters(words: Words) -> States:
    """What a list can be narrowed to."""

    def facet(name: str, label: str, count: int, current: int = 0) -> Filter:
        links = [FilterLink(label if number else "", "#main", 12, number == current) for number in range(count)]
        return Filter(name, name, links)

    long = [facet(words.long_title[:40], words.long_title[:60], 14), facet(words.name, words.long_title[:120], 4, 2)]
    rows = triple([facet(words.name, words.title, 5, 2), facet(words.name, words.name, 3)], None, long)
    return {name: {"filters": each} for name, each in rows if each} | {"least": {"filters": rows[0][1][:1]}}


def search_results(words: Words) -> States:
    """What was found."""

    def row(title: str, text: str, *, is_promoted: bool = False) -> Result:
        marks = Highlighter(words_of(words.sentence[:30]), words.language)
        return Result(stage.HERE, words.name, marks.mark(title), marks.mark(text), is_promoted)

    promoted = [row(words.title, words.sentence, is_promoted=True)]
    full = [row(words.title, words.sentence)] * 3
    lists = triple(full, [row(words.title, "")], [row(words.long_title, words.long_text)] * 2)
    return {**{name: {"rows": each} for name, each in lists}, "promoted": {"rows": promoted}}
