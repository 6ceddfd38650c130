"""A statistic in the text: published with a source alone."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cagp_site.core.blocks.statistic import StatisticBlock
from insights.models import InsightPage
from tests.factories import pages
from tests.factories.article import statistic
from tests.markup import faults_of

FILLED = {"value": "about $3.8 billion", "label": "a year", "source": "Memorandum"}


def cleaned(**value: Any) -> Any:
    """What the block makes of a value."""
    block = StatisticBlock()
    return block.clean(block.to_python({**FILLED, **value}))


def test_it_is_shown_whole(site: SimpleNamespace, client: Client) -> None:
    """Figure, what it counts, what it means, source and day; never the day by which somebody verifies it."""
    site.insight.body = pages.stream(
        [statistic(meaning="Two lines.", address="https://www.state.gov/", as_of="2026-11-02", verify_by="2027-10-01")]
    )
    site.insight.save()
    html = client.get(site.insight.url).content.decode()
    assert faults_of(html) == []
    for words in (
        "about $3.8 billion",
        "a year in total",
        "Two lines.",
        'href="https://www.state.gov/"',
        "Memorandum, signed 2016",
        "November 2, 2026",
    ):
        assert words in html, words
    assert "2027" not in html.partition('class="statistic"')[2].partition("</figure>")[0]


@pytest.mark.parametrize("missing", ["value", "label", "source"])
def test_nothing_that_counts_may_be_missing(missing: str) -> None:
    """The error is at the part that is missing."""
    with pytest.raises(blocks.StructBlockValidationError) as caught:
        cleaned(**{missing: ""})
    assert set(caught.value.block_errors) == {missing}


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("address", "javascript:alert(1)"),
        ("address", "ftp://example.org/"),
        ("address", "nowhere"),
        ("value", "x" * 25),
        ("source", "x" * 201),
    ],
)
def test_bad_values_are_refused(part: str, value: str) -> None:
    """Addresses are those of the web, and texts have an end."""
    with pytest.raises(ValidationError):
        cleaned(**{part: value})


def test_it_is_verified_after_its_day() -> None:
    """Not before; the same day will do, and either day alone."""
    day = date(2026, 11, 2)
    with pytest.raises(blocks.StructBlockValidationError) as caught:
        cleaned(as_of=day, verify_by=date(2026, 11, 1))
    assert set(caught.value.block_errors) == {"verify_by"}
    assert cleaned(as_of=day, verify_by=day)["verify_by"] == day
    assert cleaned(verify_by=day)["as_of"] is None


@pytest.fixture
def editor(client: Client) -> Client:
    """Somebody signed in who may publish."""
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@cagp.example", "x"))
    return client


def form(page: InsightPage, **more: str) -> dict[str, Any]:
    """What the editor's form posts for an article with a statistic that lacks its source."""
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "subtitle": "",
            "summary": "",
            "published_on": "2026-11-02",
            "comments_mode": "site",
            "key_points": streamfield([]),
            "body": streamfield([("statistic", {**FILLED, "source": ""}), ("paragraph", rich_text("<p>Text.</p>"))]),
            "sources": streamfield([]),
            "corrections": inline_formset([]),
            "pinned": inline_formset([]),
            **more,
        }
    )


def test_a_draft_may_lack_its_source(site: SimpleNamespace, editor: Client) -> None:
    """Saving keeps it; publishing names what is missing."""
    address = reverse("wagtailadmin_pages:edit", args=[site.insight.pk])
    assert editor.post(address, form(site.insight)).status_code == 302
    draft = InsightPage.objects.get(pk=site.insight.pk).get_latest_revision_as_object()
    assert draft.body[0].value["value"] == FILLED["value"]
    refused = editor.post(address, form(site.insight, **{"action-publish": "1"}))
    assert refused.status_code == 200
    assert "This field is required." in refused.content.decode()
    assert not InsightPage.objects.get(pk=site.insight.pk).body
