"""Insights on other pages: the newest, and those that belong to a service."""

from typing import Any

from django import template
from django.utils import translation
from wagtail.models import Page

from insights.models import InsightIndexPage, InsightPage

register = template.Library()


@register.simple_tag
def latest_insights(count: int = 4) -> list[InsightPage]:
    """The newest insights in the active language."""
    return list(_in_language()[: max(0, count)])


@register.simple_tag
def insights_index() -> InsightIndexPage | None:
    """The live index in the active language."""
    found = InsightIndexPage.objects.live().public().filter(locale__language_code=translation.get_language())
    return found.first()


@register.simple_tag
def related_insights(page: Page, count: int = 3) -> list[InsightPage]:
    """Insights beside a page: those an editor chose, in that order, else the newest.

    An article knows its own relatives: those that share a topic.
    """
    if isinstance(page, InsightPage):
        return page.related(count)
    return _chosen(page)[:count] or latest_insights(count)


def _chosen(page: Page) -> list[InsightPage]:
    rows: Any = getattr(page, "related_pages", None)
    chosen = [row.page.translation_key for row in rows.select_related("page")] if rows is not None else []
    found = {insight.translation_key: insight for insight in _in_language().filter(translation_key__in=chosen)}
    return [found[key] for key in chosen if key in found]


def _in_language() -> Any:
    return InsightPage.objects.listed().filter(locale__language_code=translation.get_language())
