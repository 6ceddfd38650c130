"""Insights on other pages: the newest, and those that belong to a service; the comments under an article."""

from typing import Any

from django import template
from django.utils import translation
from wagtail.models import Page

from cagp_site.core.navigation import linked_url
from insights.discussion import Discussion, discussion_of
from insights.forms import CommentForm
from insights.models import InsightIndexPage, InsightPage
from insights.models.hub import Hub

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


@register.simple_tag(takes_context=True)
def hub_url(context: dict[str, Any], hub: Hub | None, insight: InsightPage) -> str:
    """Address of a topic or author of an insight; empty without one, or where its language is not the insight's."""
    return hub.beside(insight, insight.get_url(context.get("request")) or "") if hub else ""


@register.simple_tag(takes_context=True)
def discussion(context: dict[str, Any], article: InsightPage) -> Discussion:
    """The comments of an article as its readers see them."""
    return discussion_of(article, context.get("request"))


@register.simple_tag(takes_context=True)
def comment_form(context: dict[str, Any], article: InsightPage) -> CommentForm:
    """An empty comment form, to stand under an article."""
    return CommentForm(article=article, privacy_url=linked_url(context.get("request"), "privacy"))


def _chosen(page: Page) -> list[InsightPage]:
    rows: Any = getattr(page, "related_pages", None)
    chosen = [row.page.translation_key for row in rows.select_related("page")] if rows is not None else []
    found = {insight.translation_key: insight for insight in _in_language().filter(translation_key__in=chosen)}
    return [found[key] for key in chosen if key in found]


def _in_language() -> Any:
    return InsightPage.objects.listed().filter(locale__language_code=translation.get_language())
