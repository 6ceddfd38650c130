"""What to read next: pinned, on the same topic, alike in words, new; and what stands before and after."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from insights.models import InsightPage, PinnedInsight
from tests.factories import pages

DAY = date(2026, 11, 1)


@pytest.fixture
def write(site: SimpleNamespace) -> Callable[..., InsightPage]:
    """Writes an article, each a day older than the one before."""
    count = iter(range(1, 1000))

    def article(**fields: object) -> InsightPage:
        topics = fields.pop("topics", [])
        day = DAY - timedelta(days=next(count))
        made = pages.InsightPageFactory(parent=site.insights, **{"published_on": day, **fields})
        made.topics = topics
        made.save()
        return made

    return article


def pin(article: InsightPage, *others: InsightPage) -> None:
    """Put others first, in this order."""
    for order, other in enumerate(others):
        PinnedInsight.objects.create(article=article, insight=other, sort_order=order)


def fresh(insight: InsightPage) -> InsightPage:
    """The article as the next request reads it."""
    return InsightPage.objects.get(pk=insight.pk)


def test_pinned_then_topic_then_words_then_newest(site: SimpleNamespace, write: Callable[..., InsightPage]) -> None:
    """Each way fills what those before it left."""
    topic = pages.TopicFactory()
    newest = write(title="Unlike anything")
    alike = write(title="Interceptors built in two countries")
    sharing = write(title="Something else", topics=[topic])
    chosen = write(title="Chosen by hand")
    article = write(title="How interceptors were built", topics=[topic])
    pin(article, chosen)
    site.insight.delete()
    assert fresh(article).related(4) == [chosen, sharing, alike, newest]
    assert fresh(article).related() == [chosen, sharing, alike]


def test_the_summary_counts_as_words(site: SimpleNamespace, write: Callable[..., InsightPage]) -> None:
    """What an article says of itself finds what others say in their text."""
    write(title="New and unlike")
    alike = write(body=pages.stream([{"type": "paragraph", "value": "<p>Harbor tugboats without a crew.</p>"}]))
    article = write(title="Ships", summary="Autonomous tugboats were tried.")
    assert fresh(article).related(1) == [alike]


@pytest.mark.parametrize(
    "title", ['"', "AND OR NOT NEAR", 'words" OR "x', "(((( ^ * : {", "a b c", "'; --", "word" * 60, "שלום עולם"]
)
def test_no_title_breaks_the_search(site: SimpleNamespace, write: Callable[..., InsightPage], title: str) -> None:
    """Operators and marks of the search's own language are words or nothing."""
    other = write(title="Not alike")
    site.insight.title = title
    site.insight.save()
    assert fresh(site.insight).related() == [other]


def test_only_what_readers_can_see(site: SimpleNamespace, write: Callable[..., InsightPage]) -> None:
    """No draft, nothing private, nothing of another language, not the article itself, pinned or not."""
    draft, private = write(live=False), write()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    home = pages.HomePageFactory(parent=site.root, slug="home-he", locale=pages.hebrew())
    index = pages.InsightIndexPageFactory(parent=home, locale=pages.hebrew())
    hebrew = pages.InsightPageFactory(parent=index, locale=pages.hebrew())
    pin(site.insight, site.insight, draft, private, hebrew)
    assert fresh(site.insight).related() == []


def test_a_translation_stands_in_for_what_was_pinned(site: SimpleNamespace, write: Callable[..., InsightPage]) -> None:
    """A translated article whose pinned rows still name the originals shows those of its own language."""
    english = write()
    home = pages.HomePageFactory(parent=site.root, slug="home-he", locale=pages.hebrew())
    index = pages.InsightIndexPageFactory(parent=home, locale=pages.hebrew())
    hebrew = pages.InsightPageFactory(parent=index, locale=pages.hebrew(), translation_key=english.translation_key)
    article = pages.InsightPageFactory(parent=index, locale=pages.hebrew())
    pin(article, english)
    assert fresh(article).related() == [hebrew]


def test_a_preview_shows_what_is_pinned(site: SimpleNamespace, write: Callable[..., InsightPage]) -> None:
    """Before it is in the database, and in the editor's order."""
    _newest, second, third = (write() for _number in range(3))
    site.insight.pinned = [PinnedInsight(insight=third), PinnedInsight(insight=second)]
    assert site.insight.related(2) == [third, second]


def test_parts_of_the_series_are_listed_elsewhere(site: SimpleNamespace, write: Callable[..., InsightPage]) -> None:
    """They are related only when an editor says so."""
    series = pages.SeriesFactory()
    first, second, third = (write(series=series, series_part=number) for number in (1, 2, 3))
    pin(first, third)
    assert fresh(first).related() == [third, site.insight]
    assert second not in fresh(third).related()


def test_queries_do_not_grow(site: SimpleNamespace, write: Callable[..., InsightPage]) -> None:
    """As many among four articles as among forty."""
    topic = pages.TopicFactory()
    article = write(title="How interceptors were built", topics=[topic])
    counts = []
    for more in (4, 36):
        made = [write(title=f"Interceptors {more} {number}", topics=[topic][: number % 2]) for number in range(more)]
        PinnedInsight.objects.filter(article=article).delete()
        pin(article, made[0])
        again = fresh(article)
        with CaptureQueriesContext(connection) as queries:
            assert len(again.related()) == 3
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_neighbors_by_date(site: SimpleNamespace, write: Callable[..., InsightPage], client: Client) -> None:
    """The one before and the one after, drafts left out; those of one day in the order they were written."""
    site.insight.delete()
    oldest = write(published_on=DAY - timedelta(days=9))
    write(published_on=DAY - timedelta(days=8), live=False)
    first, second = write(published_on=DAY), write(published_on=DAY)
    assert (fresh(oldest).older, fresh(oldest).newer) == (None, first)
    assert (fresh(first).older, fresh(first).newer) == (oldest, second)
    assert (fresh(second).older, fresh(second).newer) == (first, None)
    html = client.get(first.url).content.decode()
    assert "Previous insight" in html
    assert "Next insight" in html


def test_one_way_leads_to_an_article(site: SimpleNamespace, write: Callable[..., InsightPage], client: Client) -> None:
    """What is the next part is not offered again as the next by date."""
    site.insight.delete()
    series = pages.SeriesFactory()
    newer, older = write(series=series, series_part=2), write(series=series, series_part=1)
    assert fresh(older).newer == newer
    assert fresh(older).by_date == (None, None)
    html = client.get(older.url).content.decode()
    assert "Next part" in html
    assert "Next insight" not in html


def test_a_lone_article_has_no_neighbors(site: SimpleNamespace, client: Client) -> None:
    """Then nothing is said of any."""
    html = client.get(site.insight.url).content.decode()
    assert 'class="onward' not in html
    assert "Related insights" not in html
