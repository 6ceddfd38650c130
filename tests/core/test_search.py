"""Site search: what it finds, what it must never show, and what it survives."""

from types import SimpleNamespace

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.factories import pages
from tests.markup import Outline, faults_of

HOSTILE = {
    "quotation mark": '"',
    "unbalanced": '"missile',
    "NUL": "a\x00b",
    "only NUL": "\x00",
    "controls": "\x01\x1f\x7f\u2028",
    "operators": "NEAR( AND OR NOT ) * ^ : -",
    "lone operator": "AND",
    "column": "title:x",
    "apostrophe": "David's 'Sling",
    "backslash": "\\' :* & | ! <->",
    "percent": "%_%",
    "ten thousand characters": "missile " * 1250,
    "one long word": "x" * 10_000,
    "right to left": "ביטחון",
    "emoji": "🚀🛰",
    "combining": "e\u0301" * 50,
    "markup": "<script>alert(1)</script>",
    "surrogate": "\ud800",
    "only stop words": "the of and to",
    "direction marks": "\u202emissile\u202c \u200f\u200e",
    "one Hebrew particle": "ה",
    "markup of a hit": "<mark>systems</mark>",
}


def find(client: Client, query: str, **more: str) -> str:
    """The result page of a query; it is whole."""
    response = client.get("/search/", {"q": query.encode("utf-8", "surrogatepass"), **more})
    assert response.status_code == 200
    html = response.content.decode()
    assert faults_of(html) == []
    return html


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_hostile_query_is_answered(site: SimpleNamespace, client: Client, query: str) -> None:
    """No query raises, and none comes back as markup."""
    assert "<script>alert" not in find(client, query)


@pytest.mark.parametrize("query", ["", "   ", "&q="], ids=["empty", "blank", "twice"])
def test_empty_query_shows_the_form(site: SimpleNamespace, client: Client, query: str) -> None:
    """Asking for nothing is not an error and not a failed search."""
    assert "Nothing here mentions that" not in find(client, query.replace("&q=", ""))
    assert client.get("/search/").status_code == 200


def test_finds_words_of_title_and_body(site: SimpleNamespace, client: Client) -> None:
    """A page is found by words of its title and of its body, whatever their case."""
    site.insight.body = pages.stream([{"type": "paragraph", "value": "<p>Interceptors built in two countries</p>"}])
    site.insight.save()
    for query in ("systems", "INTERCEPTORS", '"interceptors" built'):
        assert site.insight.title in results(find(client, query))


def test_finds_every_word(site: SimpleNamespace, client: Client) -> None:
    """More words narrow the search."""
    assert results(find(client, "systems elephants")) == []


@pytest.mark.parametrize("state", ["draft", "private", "below private", "other language", "outside the site"])
def test_never_lists(site: SimpleNamespace, client: Client, state: str) -> None:
    """Search never lists a page that this reader could not open here."""
    secret = pages.InsightPageFactory(parent=site.insights, title="Xylophone memorandum", live=state != "draft")
    if "private" in state:
        restricted = site.insights if state == "below private" else secret
        PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    if state == "other language":
        secret.delete()
        pages.HomePageFactory(parent=site.root, title="Xylophone", slug="he", locale=pages.hebrew())
    if state == "outside the site":
        secret.delete()
        Page.objects.get(depth=1).add_child(instance=Page(title="Xylophone", slug="x", locale=pages.english()))
    assert "Xylophone" not in results(find(client, "xylophone"))
    assert results(find(client, "xylophone")) == []


def test_no_result_helps(site: SimpleNamespace, client: Client) -> None:
    """A search without a result says so and says what to do next."""
    html = find(client, "hypersonic")
    assert "Nothing here mentions that" in html
    assert "hypersonic" in html


def test_results_are_paginated(site: SimpleNamespace, client: Client) -> None:
    """More results than fit are on further pages, which keep the query."""
    for number in range(12):
        pages.InsightPageFactory(parent=site.insights, title=f"Exercise & test {number}")
    first = find(client, "exercise & test")
    assert len(results(first)) == 10
    assert "?q=exercise+%26+test&page=2" in [href.replace("&amp;", "&") for href in Outline(first).values("href")]
    assert len(results(find(client, "exercise & test", page="2"))) == 2


@pytest.mark.parametrize("page", ["abc", "0", "-1", "3", "1e3", "9" * 5000, "\x00"])
def test_page_that_is_not_there(site: SimpleNamespace, client: Client, page: str) -> None:
    """A page number that makes no sense is 404, never an error of ours."""
    assert client.get("/search/", {"q": "systems", "page": page}).status_code == 404


def test_only_reading(site: SimpleNamespace, client: Client) -> None:
    """Search takes GET and HEAD."""
    assert client.post("/search/").status_code == 405
    assert client.head("/search/?q=systems").status_code == 200


def test_search_is_not_for_search_engines(site: SimpleNamespace, client: Client) -> None:
    """Result pages ask not to be indexed."""
    assert '<meta name="robots" content="noindex">' in find(client, "systems")


def results(html: str) -> list[str]:
    """Titles of the results, in order."""
    found = html.partition('class="rows results"')[2].partition('class="starts"')[0]
    plain = found.replace("<mark>", "").replace("</mark>", "")
    return [part.split("</a>")[0].split(">")[-1] for part in plain.split("<h3>")[1:]]
