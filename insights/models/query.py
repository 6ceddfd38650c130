"""Ways to ask for insights."""

import re
from typing import Any

from wagtail.models import PageManager as WagtailPageManager
from wagtail.query import PageQuerySet
from wagtail.search.query import PlainText

# Short words are on every page; more words than these make a search slower and no better.
WORD = re.compile(r"[^\W\d_]{4,}")
MOST_WORDS = 24


class InsightQuerySet(PageQuerySet):
    """Verbs that read as prose."""

    def listed(self) -> Any:
        """Live and public, as rows of a list."""
        return self.live().public().in_rows()

    def in_rows(self) -> Any:
        """Newest first, with what a row of a list shows."""
        newest_first = self.order_by("-published_on", "-pk")
        return newest_first.select_related("cover").prefetch_related("topics", "cover__renditions")

    def ids_like(self, text: str, count: int) -> list[int]:
        """Ids of those that share words with `text`, `count` at most, the most alike first.

        One query to the search index. It takes no operator, mark or control character out of `text`.
        """
        words = list(dict.fromkeys(WORD.findall(text.lower())))[:MOST_WORDS]
        if not words:
            return []
        found = self.search(PlainText(" ".join(words), operator="or"))[:count]
        return [each.pk for each in found]


PageManager = WagtailPageManager.from_queryset(InsightQuerySet)
