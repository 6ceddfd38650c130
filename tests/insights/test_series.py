"""Articles in a series: their order, what a reader sees of it, and what of it a reader never sees."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from insights.models import InsightPage, Series
from tests.factories import pages
from tests.markup import Outline, faults_of


def part(site: SimpleNamespace, series: Series, number: int | None, **fields: object) -> InsightPage:
    """A published part."""
    return pages.InsightPageFactory(parent=site.insights, series=series, series_part=number, **fields)


def placed(insight: InsightPage) -> object:
    """Its place, as a fresh request sees it."""
    return InsightPage.objects.get(pk=insight.pk).place


def html_of(client: Client, insight: InsightPage) -> str:
    """The whole page."""
    response = client.get(insight.url)
    html = response.content.decode()
    assert response.status_code == 200
    assert faults_of(html) == []
    return html


def test_parts_stand_in_the_editors_order(site: SimpleNamespace, client: Client) -> None:
    """By place, not by date; each knows the one before and the one after."""
    series = pages.SeriesFactory(title="Planning together", intro="What to settle first.")
    third, first, second = (part(site, series, number, title=f"Part no. {number}") for number in (30, 10, 20))
    place = placed(second)
    assert (place.parts, place.number) == ([first, second, third], 2)
    assert (place.previous, place.next) == (first, third)
    assert (placed(first).previous, placed(third).next) == (None, None)
    html = html_of(client, second)
    for words in ("Part 2 of 3", "Planning together", "What to settle first.", "Previous part", "Next part"):
        assert words in html, words
    rels = {link["rel"]: link["href"] for link in Outline(html).all("a") if link.get("rel") in ("prev", "next")}
    assert rels.keys() == {"prev", "next"}


def test_parts_without_a_place_come_last(site: SimpleNamespace) -> None:
    """The oldest of them first."""
    series = pages.SeriesFactory()
    newer = part(site, series, None, published_on=date(2026, 5, 2))
    older = part(site, series, None, published_on=date(2026, 5, 1))
    placed_part = part(site, series, 7, published_on=date(2026, 6, 1))
    assert placed(newer).parts == [placed_part, older, newer]


def test_a_series_of_one_is_not_shown(site: SimpleNamespace, client: Client) -> None:
    """Nor one whose other parts are drafts or behind a password, nor none at all."""
    series = pages.SeriesFactory(title="Planning together")
    lone = part(site, series, 1)
    part(site, series, 2, live=False)
    hidden = part(site, series, 3)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    for insight in (lone, site.insight):
        html = html_of(client, insight)
        assert "Planning together" not in html
        assert 'class="series"' not in html
        assert "Next part" not in html


def test_a_deleted_series_leaves_its_parts_whole(site: SimpleNamespace, client: Client) -> None:
    """They only stop saying that they belong together."""
    series = pages.SeriesFactory()
    first, _second = part(site, series, 1), part(site, series, 2)
    series.delete()
    assert 'class="series"' not in html_of(client, first)


def test_a_translation_has_the_series_of_its_language(site: SimpleNamespace) -> None:
    """A Hebrew article that still names the English series is in the Hebrew one, and in none where there is none."""
    hebrew = pages.hebrew()
    home = pages.HomePageFactory(parent=site.root, slug="home-he", locale=hebrew)
    index = pages.InsightIndexPageFactory(parent=home, locale=hebrew)
    series = pages.SeriesFactory()
    english = [part(site, series, number) for number in (1, 2)]
    first, second = (
        pages.InsightPageFactory(parent=index, locale=hebrew, series=series, series_part=number) for number in (1, 2)
    )
    assert placed(first) is None
    translated = pages.SeriesFactory(title="תכנון", locale=hebrew, translation_key=series.translation_key)
    assert placed(second).series == translated
    assert placed(second).parts == [first, second]
    assert placed(english[0]).parts == english


def test_a_preview_counts_the_draft_itself(site: SimpleNamespace) -> None:
    """An article that nobody has published sees its own place among those that are."""
    series = pages.SeriesFactory()
    last = part(site, series, 5)
    draft = InsightPage(title="Draft", series=series, series_part=1, locale=pages.english())
    assert draft.place.parts == [draft, last]


def test_queries_do_not_grow_with_the_parts(site: SimpleNamespace, client: Client) -> None:
    """As many for twelve parts as for three."""
    series = pages.SeriesFactory()
    first = part(site, series, 1)
    counts = []
    for more in (2, 9):
        for number in range(more):
            part(site, series, 2 + number, published_on=date(2026, 1, 1) - timedelta(days=number))
        client.get(first.url)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(first.url)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_slugs_are_unique_in_a_language(site: SimpleNamespace) -> None:
    """Two series of one language cannot share an address; two languages can."""
    pages.SeriesFactory(slug="planning")
    pages.SeriesFactory(slug="planning", locale=pages.hebrew())
    with pytest.raises(IntegrityError), transaction.atomic():
        pages.SeriesFactory(slug="planning")


@pytest.mark.parametrize("number", [0, -1, 40_000])
def test_a_place_that_is_none_is_refused(site: SimpleNamespace, number: int) -> None:
    """A place is counted from one."""
    site.insight.series_part = number
    with pytest.raises(ValidationError, match=r"(greater|less) than or equal"):
        site.insight.full_clean()


def test_a_copied_part_stays_in_the_series(site: SimpleNamespace) -> None:
    """Two articles may have one place while an editor sorts them out."""
    series = pages.SeriesFactory()
    first = part(site, series, 1)
    copy = Page.objects.get(pk=first.pk).specific.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=True)
    assert placed(copy).parts == [first, copy]
