"""Factories for every page type of home and insights, and for what hangs on them."""

import json
from typing import Any

import factory
import wagtail_factories
from wagtail.models import Locale

from cagp_site.core.models import SiteText
from home.models import HomePage, ServiceIndexPage, ServicePage, StandardPage
from insights.models import Author, InsightIndexPage, InsightPage, Series, Topic

# One of each block, shaped as the database has them.
BODY = [
    {"type": "heading", "value": "Foundations"},
    {"type": "subheading", "value": "What both sides bring"},
    {"type": "paragraph", "value": "<p>Decades of <b>cooperation</b> stand on a few fixed points.</p>"},
    {
        "type": "milestones",
        "value": {
            "label": "Key milestones",
            "items": [
                {"label": "Recognition", "year": "1948", "text": "Among the first."},
                {"label": "Exercises", "year": "", "text": "Juniper Oak."},
            ],
        },
    },
    {"type": "labelled_items", "value": {"numbered": True, "items": [{"label": "Missile defense", "text": "Layers."}]}},
    {"type": "labelled_items", "value": {"numbered": False, "items": [{"label": "Export", "text": "Rules."}]}},
    {"type": "callout", "value": {"title": "Crossed Arrows Insight", "body": "<p>Neither way is better.</p>"}},
    {"type": "quote", "value": {"text": "Slower by a month, faster by years.", "attribution": "Research desk"}},
    {
        "type": "table",
        "value": {
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "table_caption": "What the memorandum covers",
            "data": [["Part", "A year"], ["Missile defense", "$0.5 billion"], ["Total", None]],
        },
    },
    {"type": "talk_to_us", "value": {"heading": "Working on something?", "text": "Tell us the aim."}},
    {"type": "heading", "value": "Foundations"},
]


def figure(image_id: int, **value: Any) -> dict[str, Any]:
    """A picture block as the database has it."""
    image = {"image": image_id, "alt_text": "A chart of the North Atlantic.", "decorative": False}
    return {"type": "figure", "value": {"image": image, "caption": "Two lines.", "credit": "Research desk", **value}}


def stream(blocks: list[dict[str, Any]]) -> str:
    """Blocks in the form that a StreamField takes from text."""
    return json.dumps(blocks)


def english() -> Locale:
    """The site's own language."""
    return Locale.objects.get_or_create(language_code="en")[0]


def hebrew() -> Locale:
    """The second language."""
    return Locale.objects.get_or_create(language_code="he")[0]


class HomePageFactory(wagtail_factories.PageFactory):
    title = "Home"
    slug = "home"

    class Meta:
        model = HomePage


class ServiceIndexPageFactory(wagtail_factories.PageFactory):
    title = "What we do"
    slug = "services"
    show_in_menus = True

    class Meta:
        model = ServiceIndexPage


class ServicePageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda number: f"Service {number}")

    class Meta:
        model = ServicePage


class StandardPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda number: f"Page {number}")

    class Meta:
        model = StandardPage


class InsightIndexPageFactory(wagtail_factories.PageFactory):
    title = "Insights"
    slug = "insights"
    show_in_menus = True

    class Meta:
        model = InsightIndexPage


class InsightPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda number: f"Insight {number}")

    class Meta:
        model = InsightPage


class TopicFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Topic {number}")
    slug = factory.Sequence(lambda number: f"topic-{number}")
    locale = factory.LazyFunction(english)

    class Meta:
        model = Topic


class AuthorFactory(factory.django.DjangoModelFactory):
    name = "Editorial desk"
    slug = factory.Sequence(lambda number: f"desk-{number}")
    role = "Writes and edits the insights"
    locale = factory.LazyFunction(english)

    class Meta:
        model = Author


class SeriesFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda number: f"Series {number}")
    slug = factory.Sequence(lambda number: f"series-{number}")
    locale = factory.LazyFunction(english)

    class Meta:
        model = Series


class SiteTextFactory(factory.django.DjangoModelFactory):
    strapline = "A consultancy between the United States and Israel in defense."
    band_heading = "Start with one conversation."
    band_text = "The first call is about the question."
    band_label = "Talk to us"
    locale = factory.LazyFunction(english)

    class Meta:
        model = SiteText
