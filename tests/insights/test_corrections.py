"""The log of corrections, and the dates that the byline says."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from insights.models import Correction, InsightPage
from tests.factories import pages
from tests.markup import Outline, faults_of


def html_of(client: Client, insight: InsightPage) -> str:
    """The whole page."""
    html = client.get(insight.url).content.decode()
    assert faults_of(html) == []
    return html


def test_the_newest_correction_comes_first(site: SimpleNamespace, client: Client) -> None:
    """Each with its day; the byline names the newest and leads there, and so does the contents list."""
    for day, text in ((3, "Oldest entry."), (9, "Newest entry."), (5, "Middle <b>entry</b>.")):
        Correction.objects.create(article=site.insight, date=date(2026, 11, day), text=text)
    html = html_of(client, site.insight)
    at = [html.index(text) for text in ("Newest entry.", "Middle &lt;b&gt;entry", "Oldest entry.")]
    assert at == sorted(at)
    byline = html.partition('<p class="byline">')[2].partition("</p>")[0]
    assert 'href="#corrections"' in byline
    assert "November 9, 2026" in byline
    assert Outline(html).values("href").count("#corrections") == 2


def test_nothing_is_said_without_corrections(site: SimpleNamespace, client: Client) -> None:
    """Neither a heading nor a line."""
    html = html_of(client, site.insight)
    assert "Correct" not in html
    assert "As of" not in html


def test_the_byline_says_every_date(site: SimpleNamespace, client: Client) -> None:
    """First published, updated, as of, and how long it takes to read."""
    site.insight.published_on, site.insight.updated_on = date(2026, 1, 2), date(2026, 3, 4)
    site.insight.as_of = date(2025, 12, 31)
    site.insight.save()
    byline = html_of(client, site.insight).partition('<p class="byline">')[2].partition("</p>")[0]
    for words in (
        "First published",
        "January 2, 2026",
        "Updated",
        "March 4, 2026",
        "As of",
        "December 31, 2025",
        "min",
    ):
        assert words in byline, words


def test_a_preview_shows_corrections_in_order(site: SimpleNamespace) -> None:
    """Before any of them is in the database."""
    site.insight.corrections = [
        Correction(date=date(2026, 11, 1), text="Older"),
        Correction(date=date(2026, 11, 2), text="Newer"),
    ]
    assert [each.text for each in site.insight.correction_log] == ["Newer", "Older"]


def test_an_empty_correction_is_refused() -> None:
    """A day alone corrects nothing."""
    with pytest.raises(ValidationError):
        Correction(date=date(2026, 11, 1), text="").full_clean(exclude=["article"])


def test_a_heading_called_corrections_keeps_its_own_address(site: SimpleNamespace, client: Client) -> None:
    """Its anchor steps aside for that of the log."""
    site.insight.body = pages.stream([{"type": "heading", "value": "Corrections"}])
    site.insight.save()
    Correction.objects.create(article=site.insight, text="A figure was wrong.")
    html = html_of(client, site.insight)
    assert '<h2 id="corrections-2">Corrections</h2>' in html
    assert '<h2 id="corrections">Corrections</h2>' in html


def test_cover_words_stand_under_a_cover_alone(site: SimpleNamespace, client: Client) -> None:
    """A drawn cover has neither caption nor credit."""
    site.insight.cover_caption, site.insight.cover_credit = "Two lines.", "Research desk"
    site.insight.save()
    assert "Two lines." not in html_of(client, site.insight)
    site.insight.cover = pages.wagtail_factories.ImageFactory()
    site.insight.save()
    html = html_of(client, site.insight)
    assert "<span>Two lines.</span>" in html
    assert "Credit: Research desk" in html
