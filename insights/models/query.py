"""Ways to ask for insights."""

from typing import Any

from wagtail.models import PageManager as WagtailPageManager
from wagtail.query import PageQuerySet


class InsightQuerySet(PageQuerySet):
    """Verbs that read as prose."""

    def listed(self) -> Any:
        """Live and public, newest first, with what a row of a list shows."""
        newest_first = self.live().public().order_by("-published_on", "-pk")
        return newest_first.select_related("cover").prefetch_related("topics", "cover__renditions")


PageManager = WagtailPageManager.from_queryset(InsightQuerySet)
