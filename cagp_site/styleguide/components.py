"""Every template in `templates/components/`, with the contexts it is shown in. A new one gets a line here.

Each function gives a state's name and what the template is given in it. Every component has a state with no optional
part (`least`), one with all of them (`full`) and one absurdly long (`long`), where it has such states at all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from wagtail.models import Page
from wagtail.rich_text import RichText

from cagp_site.core.covers import cover_url
from cagp_site.core.icons import ICONS
from home.models import ServicePage, StandardPage
from insights.models import InsightPage

from . import lists, stage
from .states import States, triple
from .words import Words


@dataclass(frozen=True)
class Component:
    """How one component is shown."""

    contexts: Callable[[Words], States]
    states: tuple[str, ...] = ("full", "least", "long")
    where: str = "wrap"
    """`wrap` (the page's column), `prose` (its measure), `section` (the window), `before` or `after` `main`, `head`."""
    under: int = 1
    """How many levels of headings stand above it: none where it brings the page's own."""


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
    return {name: {"insight": each, "level": 2} for name, each in triple(stage.insight(words), least, long)}


def _page_head(words: Words) -> States:
    least = stage.page(StandardPage, words)
    full = stage.page(StandardPage, words, intro=words.sentence)
    long = stage.page(StandardPage, words, title=words.long_title, intro=words.long_text)
    return {name: {"page": each} for name, each in triple(full, least, long)}


def _people(words: Words) -> States:
    full = {"name": words.name, "role": words.title, "text": words.sentence, "languages": "English, עברית"}
    long = {name: words.long_text if name == "text" else words.long_title for name in full}
    people = triple([full] * 2, [{"name": words.name}], [long])
    return {name: {"people": each} for name, each in people}


def _related(words: Words) -> States:
    article = stage.page(InsightPage, words)
    article.related = lambda count=3: [stage.insight(words)] * count
    return {"full": {"page": article}, "ruled": {"page": article, "ruled": True}}


def _services(words: Words) -> States:
    long = stage.services(words, 5, title=words.long_title, intro=words.long_text)
    lists = triple(stage.services(words), stage.services(words, 1, intro=""), long)
    return {name: {"services": each} for name, each in lists}


def _steps(words: Words) -> States:
    def service(*steps: tuple[str, str], heading: str = "") -> Page:
        blocks = [("step", {"title": title, "text": text}) for title, text in steps]
        return stage.page(ServicePage, words, steps=blocks, steps_heading=heading)

    full = service(*[(words.title, words.sentence)] * 3, heading=words.title)
    long = service(*[(words.long_title, words.long_text)] * 5, heading=words.long_title[:120])
    return {name: {"page": each} for name, each in triple(full, service((words.title, "")), long)}


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
    facts = triple(
        [(words.name, words.sentence)] * 3, [(words.name, words.title)], [(words.long_title, words.long_text)]
    )
    return {name: {"facts": each} for name, each in facts}


def _key_points(words: Words) -> States:
    points = triple([words.sentence] * 4, [words.sentence], [words.long_text] * 5)
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
    lists = triple(full, stage.services(words, 1, intro=""), stage.services(words, 2, **long))
    return {name: {"services": each} for name, each in lists}


COMPONENTS: dict[str, Component] = {
    "band": Component(_band, where="section"),
    "brand": Component(_brand, ("full", "long")),
    "breadcrumbs": Component(_breadcrumbs, ("full",)),
    "comment": Component(lists.comment, ("full", "desk", "quoted", "removed", "long")),
    "comments": Component(lists.comments, where="prose"),
    "cover": Component(_cover, ("full", "unknown-slug")),
    "cta": Component(_cta, ("full", "button", "small", "current", "long")),
    "empty": Component(_empty),
    "facts": Component(_facts),
    "filters": Component(lists.filters),
    "font_preloads": Component(_nothing, ("full",), where="head"),
    "footer": Component(_footer, where="after"),
    "go": Component(_go, ("full", "back", "long")),
    "head_meta": Component(_head, ("full", "least"), where="head"),
    "icon": Component(_icon, ("full", "along-the-text")),
    "icons": Component(_nothing, ("full",), where="head"),
    "inquiry_aside": Component(_inquiry_aside, ("full", "long")),
    "insight_lead": Component(_lead),
    "insight_rows": Component(lists.rows, ("full", "least", "long", "terse"), under=2),
    "key_points": Component(_key_points, where="prose"),
    "lost": Component(_nothing, ("full",), under=0),
    "mark": Component(_nothing, ("full",)),
    "masthead": Component(_nothing, ("full",), where="before"),
    "neatline": Component(_neatline, ("full", "progress", "night"), where="before"),
    "notice": Component(_notice, ("full", "long")),
    "onward": Component(_onward, ("full", "back", "on", "long")),
    "page_head": Component(_page_head, where="section", under=0),
    "pagination": Component(lists.pagination, ("full", "long")),
    "people": Component(_people, under=2),
    "permalink": Component(_permalink, ("full", "long"), where="prose"),
    "picture": Component(_picture, ("full", "decorative")),
    "related": Component(_related, ("full", "ruled"), where="section"),
    "route": Component(_nothing, ("full",), where="section"),
    "search_results": Component(lists.search_results, ("full", "least", "long", "promoted"), under=2),
    "searchbox": Component(lists.searchbox),
    "sections": Component(_sections, ("full", "long")),
    "service_rows": Component(_service_rows, under=2),
    "services": Component(_services, under=2),
    "skip_link": Component(_nothing, ("full",), where="before"),
    "starting_points": Component(_nothing, ("full",)),
    "steps": Component(_steps, where="section"),
    "theme_choice": Component(_nothing, ("full",)),
    "title": Component(_title, where="head"),
}
