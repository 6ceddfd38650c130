"""Every template in `templates/components/`, with the contexts it is shown in. A new one gets a line here.

Each function gives a state's name and what the template is given in it. Every component has a state with no optional
part (`least`), one with all of them (`full`) and one absurdly long (`long`), where it has such states at all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse_lazy
from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import RichText

from cagp_site.core.covers import cover_url
from cagp_site.core.facets import Filter, FilterLink
from cagp_site.core.icons import ICONS
from cagp_site.core.search.found import Result
from cagp_site.core.search.highlights import Highlighter
from cagp_site.core.search.words import words_of
from home.models import ServicePage, StandardPage
from insights.models import InsightPage

from . import stage
from .words import Words

States = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Component:
    """How one component is shown."""

    contexts: Callable[[Words], States]
    states: tuple[str, ...] = ("full", "least", "long")
    where: str = "wrap"
    """`wrap` (the page's column), `prose` (its measure), `section` (the window), `before` or `after` `main`, `head`."""
    under: int = 1
    """How many levels of headings stand above it: none where it brings the page's own."""


# Where a sample's comments would be answered.
REPLY = reverse_lazy("discussion:post", args=["en", 1])


def _nothing(words: Words) -> States:
    return {"full": {}}


def _band(words: Words) -> States:
    long = {"heading": words.long_title, "text": words.long_text, "label": words.long_title[:40]}
    full = {"heading": words.title, "text": words.sentence, "label": words.name}
    return {"full": full, "least": {"heading": words.title}, "long": long}


def _brand(words: Words) -> States:
    return {"full": {}, "long": {"firm": stage.firm(name=words.long_title[:120])}}


def _breadcrumbs(words: Words) -> States:
    return {"full": {"page": stage.page(ServicePage, words)}}


def _cover(words: Words) -> States:
    return {"full": {"page": stage.insight(words)}, "unknown-slug": {"page": stage.insight(words, slug="another")}}


def _footer(words: Words) -> States:
    full = stage.firm(
        email="office@crossedarrows.example",
        phone="+1 202 555 0143",
        address="Washington\nTel Aviv",
        linkedin_url="https://www.linkedin.com/",
        x_url="https://x.com/",
    )
    long = stage.firm(
        name=words.long_title[:120], email=f"{'office.' * 9}@crossedarrows.example", address=words.paragraph
    )
    return {"full": {"firm": full}, "least": {"firm": stage.firm(), "texts": None}, "long": {"firm": long}}


def _head(words: Words) -> States:
    described = {"search_description": words.sentence}
    return {"full": {"page": stage.page(StandardPage, words, **described)}, "least": {"page": None, "texts": None}}


def _title(words: Words) -> States:
    page = stage.page(StandardPage, words, seo_title=words.long_title)
    return {"full": {"page": stage.page(StandardPage, words)}, "least": {"page": None}, "long": {"page": page}}


def _icon(words: Words) -> States:
    return {"full": {"icon": ICONS["download"]}, "along-the-text": {"icon": ICONS["arrow"]}}


def _inquiry_aside(words: Words) -> States:
    return {"full": {}, "long": {"firm": stage.firm(email=f"{'office.' * 9}@crossedarrows.example")}}


def _lead(words: Words) -> States:
    least = stage.insight(words, summary="", topic="")
    long = stage.insight(words, title=words.long_title, summary=words.long_text, topic=words.long_title[:60])
    return {name: {"insight": each, "level": 2} for name, each in _triple(stage.insight(words), least, long)}


def _rows(words: Words) -> States:
    least = [stage.insight(words, summary="", topic="")]
    long = [stage.insight(words, title=words.long_title, summary=words.long_text, topic=words.long_title[:60])] * 3
    rows = _triple([stage.insight(words)] * 4, least, long)
    return {**{name: {"insights": each} for name, each in rows}, "terse": {"insights": rows[0][1], "terse": True}}


def _page_head(words: Words) -> States:
    least = stage.page(StandardPage, words)
    full = stage.page(StandardPage, words, intro=words.sentence)
    long = stage.page(StandardPage, words, title=words.long_title, intro=words.long_text)
    return {name: {"page": each} for name, each in _triple(full, least, long)}


def _comment(words: Words) -> States:
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


def _comments(words: Words) -> States:
    desk = stage.comment(words, 2, is_desk=True, name="", text=words.paragraph)
    gone = stage.comment(words, 3, stage.comment(words, 4), erased_at=timezone.now())
    full = [stage.comment(words, 1, desk), gone, stage.comment(words, 5)]
    endless = {"name": words.long_title[:80], "text": words.long_text}
    long = [stage.comment(words, 1, stage.comment(words, 2, **endless), **endless)]
    lists = _triple(full, [stage.comment(words, 1)], long)
    return {name: {"threads": each, "reply_url": REPLY} for name, each in lists}


def _pagination(words: Words) -> States:
    shared = {"label": words.name, "next_label": words.title}
    pages = {"full": Paginator(range(60), 12).page(2), "long": Paginator(range(4000), 12).page(170)}
    return {name: {**shared, "items": page} for name, page in pages.items()}


def _people(words: Words) -> States:
    full = {"name": words.name, "role": words.title, "text": words.sentence, "languages": "English, עברית"}
    long = {name: words.long_text if name == "text" else words.long_title for name in full}
    people = _triple([full] * 2, [{"name": words.name}], [long])
    return {name: {"people": each} for name, each in people}


def _related(words: Words) -> States:
    article = stage.page(InsightPage, words)
    article.related = lambda count=3: [stage.insight(words)] * count
    return {"full": {"page": article}, "ruled": {"page": article, "ruled": True}}


def _searchbox(words: Words) -> States:
    offered = {"query": words.name, "offered": [words.title, words.name]}
    return {"full": offered, "least": {"query": ""}, "long": {"query": words.long_title}}


def _services(words: Words) -> States:
    long = stage.services(words, 5, title=words.long_title, intro=words.long_text)
    lists = _triple(stage.services(words), stage.services(words, 1, intro=""), long)
    return {name: {"services": each} for name, each in lists}


def _steps(words: Words) -> States:
    def service(*steps: tuple[str, str], heading: str = "") -> Page:
        blocks = [("step", {"title": title, "text": text}) for title, text in steps]
        return stage.page(ServicePage, words, steps=blocks, steps_heading=heading)

    full = service(*[(words.title, words.sentence)] * 3, heading=words.title)
    long = service(*[(words.long_title, words.long_text)] * 5, heading=words.long_title[:120])
    return {name: {"page": each} for name, each in _triple(full, service((words.title, "")), long)}


def _cta(words: Words) -> States:
    full = {"label": words.name, "url": stage.HERE}
    current, small = {**full, "current": True}, {**full, "small": True}
    return {
        "full": full,
        "button": {"label": words.name},
        "small": small,
        "current": current,
        "long": _long_link(words),
    }


def _go(words: Words) -> States:
    full = {"label": words.name, "url": stage.HERE}
    return {"full": full, "back": {**full, "back": True}, "long": _long_link(words)}


def _long_link(words: Words) -> dict[str, Any]:
    return {"label": words.long_title, "url": stage.HERE}


def _empty(words: Words) -> States:
    full = {"heading": words.title, "text": words.sentence}
    return {
        "full": full,
        "least": {"text": words.sentence},
        "long": {"heading": words.long_title, "text": words.long_text},
    }


def _facts(words: Words) -> States:
    facts = _triple(
        [(words.name, words.sentence)] * 3, [(words.name, words.title)], [(words.long_title, words.long_text)]
    )
    return {name: {"facts": each} for name, each in facts}


def _filters(words: Words) -> States:
    def facet(name: str, label: str, count: int, current: int = 0) -> Filter:
        links = [FilterLink(label if number else "", "#main", 12, number == current) for number in range(count)]
        return Filter(name, name, links)

    long = [facet(words.long_title[:40], words.long_title[:60], 14), facet(words.name, words.long_title[:120], 4, 2)]
    rows = _triple([facet(words.name, words.title, 5, 2), facet(words.name, words.name, 3)], None, long)
    return {name: {"filters": each} for name, each in rows if each} | {"least": {"filters": rows[0][1][:1]}}


def _search_results(words: Words) -> States:
    def row(title: str, text: str, *, is_promoted: bool = False) -> Result:
        marks = Highlighter(words_of(words.sentence[:30]), words.language)
        return Result(stage.HERE, words.name, marks.mark(title), marks.mark(text), is_promoted)

    promoted = [row(words.title, words.sentence, is_promoted=True)]
    full = [row(words.title, words.sentence)] * 3
    lists = _triple(full, [row(words.title, "")], [row(words.long_title, words.long_text)] * 2)
    return {**{name: {"rows": each} for name, each in lists}, "promoted": {"rows": promoted}}


def _key_points(words: Words) -> States:
    points = _triple([words.sentence] * 4, [words.sentence], [words.long_text] * 5)
    return {name: {"points": [{"value": each} for each in sentences]} for name, sentences in points}


def _neatline(words: Words) -> States:
    return {"full": {}, "progress": {"progress": True}, "night": {"night": True}}


def _notice(words: Words) -> States:
    shared = {"id": "notice", "level": 2}
    long = {**shared, "title": words.long_title, "text": words.long_text}
    return {"full": {**shared, "title": words.title, "text": words.sentence}, "long": long}


def _onward(words: Words) -> States:
    ways = {"label": words.name, "previous_label": words.name, "next_label": words.name}
    previous, following = stage.insight(words), stage.insight(words, title=words.sentence)
    long = stage.insight(words, title=words.long_title)
    return {
        "full": {**ways, "previous": previous, "next": following},
        "back": {**ways, "previous": previous},
        "on": {**ways, "next": following},
        "long": {**ways, "previous": long, "next": long},
    }


def _permalink(words: Words) -> States:
    return {"full": {"anchor": "main", "title": words.title}, "long": {"anchor": "main", "title": words.long_title}}


def _picture(words: Words) -> States:
    drawn = SimpleNamespace(sources=[], src=cover_url("two-systems-one-line"), width=1200, height=675)
    return {"full": {"picture": drawn, "alt": words.sentence}, "decorative": {"picture": drawn, "alt": ""}}


def _sections(words: Words) -> States:
    def body(title: str, text: str) -> dict[str, Any]:
        paragraph = ("paragraph", RichText(f"<p>{text}</p>"))
        blocks = [("heading", title), paragraph, ("heading", words.sentence), paragraph]
        return {"body": stage.page(StandardPage, words, body=blocks).body}

    return {"full": body(words.title, words.paragraph), "long": body(words.long_title, words.long_text)}


def _service_rows(words: Words) -> States:
    long = {"title": words.long_title, "intro": words.long_text, "who_it_is_for": words.long_text}
    full = stage.services(words, 3, who_it_is_for=words.sentence)
    lists = _triple(full, stage.services(words, 1, intro=""), stage.services(words, 2, **long))
    return {name: {"services": each} for name, each in lists}


def _triple(full: Any, least: Any, long: Any) -> list[tuple[str, Any]]:
    return [("full", full), ("least", least), ("long", long)]


COMPONENTS: dict[str, Component] = {
    "band": Component(_band, where="section"),
    "brand": Component(_brand, ("full", "long")),
    "breadcrumbs": Component(_breadcrumbs, ("full",)),
    "comment": Component(_comment, ("full", "desk", "quoted", "removed", "long")),
    "comments": Component(_comments, where="prose"),
    "cover": Component(_cover, ("full", "unknown-slug")),
    "cta": Component(_cta, ("full", "button", "small", "current", "long")),
    "empty": Component(_empty),
    "facts": Component(_facts),
    "filters": Component(_filters),
    "font_preloads": Component(_nothing, ("full",), where="head"),
    "footer": Component(_footer, where="after"),
    "go": Component(_go, ("full", "back", "long")),
    "head_meta": Component(_head, ("full", "least"), where="head"),
    "icon": Component(_icon, ("full", "along-the-text")),
    "icons": Component(_nothing, ("full",), where="head"),
    "inquiry_aside": Component(_inquiry_aside, ("full", "long")),
    "insight_lead": Component(_lead),
    "insight_rows": Component(_rows, ("full", "least", "long", "terse"), under=2),
    "key_points": Component(_key_points, where="prose"),
    "lost": Component(_nothing, ("full",), under=0),
    "mark": Component(_nothing, ("full",)),
    "masthead": Component(_nothing, ("full",), where="before"),
    "neatline": Component(_neatline, ("full", "progress", "night"), where="before"),
    "notice": Component(_notice, ("full", "long")),
    "onward": Component(_onward, ("full", "back", "on", "long")),
    "page_head": Component(_page_head, where="section", under=0),
    "pagination": Component(_pagination, ("full", "long")),
    "people": Component(_people, under=2),
    "permalink": Component(_permalink, ("full", "long"), where="prose"),
    "picture": Component(_picture, ("full", "decorative")),
    "related": Component(_related, ("full", "ruled"), where="section"),
    "route": Component(_nothing, ("full",), where="section"),
    "search_results": Component(_search_results, ("full", "least", "long", "promoted"), under=2),
    "searchbox": Component(_searchbox),
    "sections": Component(_sections, ("full", "long")),
    "service_rows": Component(_service_rows, under=2),
    "services": Component(_services, under=2),
    "skip_link": Component(_nothing, ("full",), where="before"),
    "starting_points": Component(_nothing, ("full",)),
    "steps": Component(_steps, where="section"),
    "theme_choice": Component(_nothing, ("full",)),
    "title": Component(_title, where="head"),
}
