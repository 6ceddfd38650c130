"""llms.txt (llmstxt.org): the site in a few lines of Markdown, for programs that read it on behalf of people."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from ..models import OrganizationSettings, SiteText
from ..navigation import navigation_for

# Of one section: the newest of a long list tell what it is about, and the sitemap has the rest.
LONGEST = 20
# What Markdown would read as something else than words.
_MARKS = re.compile(r"([\\`*_\[\]<>#])")


@require_safe
def llms(request: HttpRequest) -> HttpResponse:
    """Name, purpose, and the pages of each published language with what they are about."""
    nav = navigation_for(request)
    lines = ["# Crossed Arrows Global Partners"] if nav.home is None else list(_lines(request))
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _lines(request: HttpRequest) -> Iterator[str]:
    nav = navigation_for(request)
    texts = SiteText.for_active_language()
    firm = OrganizationSettings.for_request(request).in_words_of(texts)
    yield f"# {_plain(firm.name)}"
    if summary := firm.tagline or texts.strapline:
        yield from ("", f"> {_plain(summary)}")
    for code, home in nav.homes.items():
        name = translation.get_language_info(code)["name_local"]
        yield from ("", f"## {_plain(name)}", "", _link(home.specific, request))
        for page in _children(home):
            yield _link(page, request)
            yield from (f"  {_link(child, request)}" for child in _children(page))


def _children(page: Page) -> Any:
    """Live, public pages below a page, the newest first where pages have a date of their own."""
    found = page.get_children().live().public().defer_streamfields().specific()
    return sorted(found, key=_day, reverse=True)[:LONGEST]


def _day(page: Any) -> str:
    return str(getattr(page, "published_on", ""))


def _link(page: Any, request: HttpRequest) -> str:
    about = getattr(page, "summary_text", "")
    return f"- [{_plain(page.title)}]({page.get_full_url(request)})" + (f": {_plain(about)}" if about else "")


def _plain(text: str) -> str:
    """One line of words, whatever was typed."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
