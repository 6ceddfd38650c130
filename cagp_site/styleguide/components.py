"""Every template in `templates/components/`, with the contexts it is shown in. A new one gets a line here.

Each function gives a state's name and what the template is given in it. Every component has a state with no optional
part (`least`), one with all of them (`full`) and one absurdly long (`long`), where it has such states at all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from wagtail.models import Page

from cagp_site.core.icons import ICONS
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
    """`wrap` (in the page's column), `section` (as wide as the window), `before` or `after` (`main`), `head`."""
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
    return {"full": {"query": words.name}, "least": {"query": ""}, "long": {"query": words.long_title}}


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


def _triple(full: Any, least: Any, long: Any) -> list[tuple[str, Any]]:
    return [("full", full), ("least", least), ("long", long)]


COMPONENTS: dict[str, Component] = {
    "band": Component(_band, where="section"),
    "brand": Component(_brand, ("full", "long"), where="before"),
    "breadcrumbs": Component(_breadcrumbs, ("full",)),
    "cover": Component(_cover, ("full", "unknown-slug")),
    "footer": Component(_footer, where="after"),
    "head_meta": Component(_head, ("full", "least"), where="head"),
    "icon": Component(_icon, ("full", "along-the-text")),
    "inquiry_aside": Component(_inquiry_aside, ("full", "long")),
    "insight_lead": Component(_lead),
    "insight_rows": Component(_rows, ("full", "least", "long", "terse"), under=2),
    "mark": Component(_nothing, ("full",)),
    "masthead": Component(_nothing, ("full",), where="before"),
    "page_head": Component(_page_head, where="section", under=0),
    "pagination": Component(_pagination, ("full", "long")),
    "people": Component(_people, under=2),
    "related": Component(_related, ("full", "ruled"), where="section"),
    "route": Component(_nothing, ("full",), where="section"),
    "searchbox": Component(_searchbox),
    "services": Component(_services, under=2),
    "steps": Component(_steps, where="section"),
    "title": Component(_title, where="head"),
}
