"""The comments of one article as a reader sees them: whether there are any, whether more are taken, and which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property

from .models import Comment, CommentSettings, InsightPage

# Enough for nearly every article; the rest have pages of their own.
PER_PAGE = 50


@dataclass
class Discussion:
    """What an article and its site say of comments. Three queries, however many comments there are."""

    article: InsightPage
    settings: CommentSettings

    @property
    def is_on(self) -> bool:
        """Whether comments are shown."""
        mode = InsightPage.Comments(self.article.comments_mode)
        return self.settings.is_on if mode is InsightPage.Comments.SITE else mode is not InsightPage.Comments.OFF

    @property
    def closes_on(self) -> date | None:
        """The last day on which comments are taken; None when they never close."""
        days = self.settings.days_open
        return self.article.published_on + timedelta(days=days) if days else None

    @property
    def is_open(self) -> bool:
        """Whether more comments are taken."""
        if not self.is_on or self.article.comments_mode == InsightPage.Comments.CLOSED:
            return False
        return self.closes_on is None or timezone.localdate() <= self.closes_on

    @cached_property
    def count(self) -> int:
        """How many readers can see."""
        return self.article.comments.readable().count() if self.is_on else 0

    @property
    def every_thread(self) -> Any:
        """All threads, the oldest first, each with its published replies."""
        replies = Comment.objects.readable().order_by("created_at", "pk")
        return self.article.comments.threads().prefetch_related(Prefetch("replies", replies, to_attr="shown_replies"))

    @cached_property
    def _first(self) -> list[Comment]:
        return list(self.every_thread[: PER_PAGE + 1])

    @property
    def threads(self) -> Sequence[Comment]:
        """Those that stand on the article's own page."""
        return self._first[:PER_PAGE]

    @property
    def has_more(self) -> bool:
        """Whether there are threads that do not stand there."""
        return len(self._first) > PER_PAGE


def discussion_of(article: InsightPage, request: HttpRequest | None) -> Discussion:
    """The discussion of an article; where there is no site, one that is off."""
    try:
        settings = CommentSettings.for_request(request) if request is not None else CommentSettings()
    except CommentSettings.DoesNotExist:
        settings = CommentSettings()
    return Discussion(article, settings)
