"""Pages and surroundings that exist in memory only, so that a sample needs no row in the database."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest
from wagtail.models import Locale, Page

from cagp_site.core.models import OrganizationSettings, SiteText
from cagp_site.core.navigation import Navigation
from home.models import HomePage, ServiceIndexPage, ServicePage, StandardPage
from insights.models import Comment, InsightPage, Topic

from .words import Words

HERE = "#main"
"""Where every link of a sample leads."""


def page(model: type[Page], words: Words, **fields: Any) -> Any:
    """A page of `model` that is in no tree: it knows its address and the pages above it."""
    made = model(**{"title": words.title, "slug": "technology-scouting", **fields})
    made.locale = Locale(language_code=words.language)
    made.depth = 4
    made.get_url = made.get_full_url = lambda *_args, **_kwargs: HERE
    made.get_ancestors = lambda *_args, **_kwargs: SimpleNamespace(filter=lambda **_conditions: _above(words))
    return made


def _above(words: Words) -> list[Any]:
    return [page(HomePage, words), page(ServiceIndexPage, words)]


def insight(words: Words, *, topic: str | None = None, **fields: Any) -> Any:
    """An article, with a topic unless that is empty."""
    made = page(InsightPage, words, **{"slug": "two-systems-one-line", "summary": words.sentence, **fields})
    name = words.name if topic is None else topic
    made.topics = [Topic(name=name, slug="topic")] if name else []
    return made


def comment(words: Words, number: int, *replies: Any, **fields: Any) -> Any:
    """A comment in no table, with its replies."""
    made: Any = Comment(
        pk=number,
        **{"name": words.name, "text": words.sentence, "created_at": datetime(2026, 11, 14, tzinfo=UTC), **fields},
    )
    made.shown_replies = list(replies)
    return made


def services(words: Words, count: int = 6, **fields: Any) -> list[Any]:
    """Service pages."""
    return [page(ServicePage, words, **{"intro": words.sentence, **fields}) for _number in range(count)]


def home(words: Words, count: int = 6) -> Any:
    """A home page that lists services."""
    made = page(HomePage, words)
    made.depth = 2
    made.services = (page(ServiceIndexPage, words), services(words, count))
    return made


def firm(**fields: Any) -> OrganizationSettings:
    """What the site says about the firm."""
    return OrganizationSettings(**{"name": "Crossed Arrows Global Partners", **fields})


def surroundings(request: HttpRequest, words: Words) -> dict[str, Any]:
    """What `base.html` gives to every template: navigation, firm, shared sentences."""
    pages = [page(StandardPage, words, pk=number) for number in range(1, 5)]
    linked = {name: page(StandardPage, words) for name in ("contact", "privacy", "terms", "accessibility")}
    root = home(words)
    navigation = Navigation(homes={words.language: root}, language=words.language, menu=pages, linked=linked)
    # The tags of the masthead and the footer ask the request.
    request.__dict__["_navigation"] = {words.language: navigation}
    texts = SiteText(strapline=words.sentence, footer_note=words.sentence)
    full = firm(email="office@crossedarrows.example", phone="+1 202 555 0143", address="Washington\nTel Aviv")
    return {"request": request, "nav": navigation, "firm": full, "texts": texts, "page_translations": [], "page": root}
