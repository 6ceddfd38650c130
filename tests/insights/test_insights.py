"""The index, the article's own facts, and insights beside other pages."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation

from home.models import ServiceRelatedPage
from insights.models import InsightPage
from insights.templatetags.insights_tags import insights_index, latest_insights, related_insights
from tests.factories import pages
from tests.markup import Outline, faults_of


def many(site: SimpleNamespace, count: int) -> list[InsightPage]:
    """Insights, one a day, the first of them the newest."""
    newest = date(2026, 11, 20)
    return [
        pages.InsightPageFactory(
            parent=site.insights, title=f"Article {number:02}", published_on=newest - timedelta(days=number)
        )
        for number in range(count)
    ]


def titles(client: Client, url: str) -> list[str]:
    """Titles on one page of the index, in order."""
    response = client.get(url)
    assert response.status_code == 200
    html = response.content.decode()
    assert faults_of(html) == []
    return [part.split("</a>")[0].split(">")[-1] for part in html.split('<h2><a class="lead__link"')[1:]] + [
        part.split("</a>")[0].split(">")[-1] for part in html.split("<h3>")[1:]
    ]


def test_index_pages_through_everything_once(site: SimpleNamespace, client: Client) -> None:
    """Twelve on a page, newest first, each exactly once."""
    site.insight.delete()
    expected = [insight.title for insight in many(site, 25)]
    found = [titles(client, f"/insights/?page={number}") for number in (1, 2, 3)]
    assert [len(page) for page in found] == [12, 12, 1]
    assert [title for page in found for title in page] == expected


@pytest.mark.parametrize("page", ["abc", "0", "-1", "2", "1.5", "", "9" * 5000, "\x00", "None"])
def test_page_that_is_not_there(site: SimpleNamespace, client: Client, page: str) -> None:
    """A page number that makes no sense is 404, never an error of ours."""
    assert client.get("/insights/", {"page": page}).status_code == 404


def test_pagination_marks_the_current_page(site: SimpleNamespace, client: Client) -> None:
    """Pagination is a named landmark with the current page marked, and its pages have addresses of their own."""
    many(site, 13)
    html = client.get("/insights/?page=2").content.decode()
    outline = Outline(html)
    assert [
        link["href"] for link in outline.all("a") if link.get("aria-current") == "page" and "?" in link["href"]
    ] == ["?page=2"]
    canonical = [link["href"] for link in outline.all("link") if link.get("rel") == "canonical"]
    assert canonical == ["http://localhost/insights/?page=2"]


def test_drafts_are_not_listed(site: SimpleNamespace, client: Client) -> None:
    """A draft is on no list."""
    pages.InsightPageFactory(parent=site.insights, title="Draft article", live=False)
    assert titles(client, "/insights/") == [site.insight.title]
    with translation.override("en"):
        assert latest_insights(9) == [site.insight]


def test_latest_insights_are_of_the_language(site: SimpleNamespace) -> None:
    """Lists beside other pages hold insights of the active language only."""
    with translation.override("he"):
        assert latest_insights() == []
        assert insights_index() is None
    with translation.override("en"):
        assert insights_index() == site.insights


def test_chosen_insights_come_first(site: SimpleNamespace) -> None:
    """What an editor put beside a service is shown, in that order; without a choice it is the newest."""
    _first, second, third = many(site, 3)
    with translation.override("en"):
        assert related_insights(site.service) == latest_insights(3)
        for order, insight in enumerate((third, second)):
            ServiceRelatedPage.objects.create(service=site.service, page=insight, sort_order=order)
        assert related_insights(site.service) == [third, second]


def test_articles_that_share_a_topic_are_related(site: SimpleNamespace) -> None:
    """Related insights share a topic first, then are new; the article itself is never among them."""
    old, *_newer = reversed(many(site, 5))
    topic = pages.TopicFactory()
    for insight in (old, site.insight):
        insight.topics = [topic]
        insight.save()
    related = site.insight.related()
    assert related[0] == old
    assert len(related) == 3
    assert site.insight not in related


def test_reading_time(site: SimpleNamespace) -> None:
    """Reading time follows the words, and is never nothing."""
    assert site.insight.reading_minutes == 1
    site.insight.body = pages.stream([{"type": "paragraph", "value": f"<p>{'word ' * 1100}</p>"}])
    assert InsightPage(body=site.insight.body).reading_minutes == 5


def test_slugs_are_unique_in_a_language(site: SimpleNamespace) -> None:
    """Two topics of one language cannot share an address; two languages can."""
    pages.TopicFactory(slug="policy")
    pages.TopicFactory(slug="policy", locale=pages.hebrew())
    with pytest.raises(IntegrityError), transaction.atomic():
        pages.TopicFactory(slug="policy")
