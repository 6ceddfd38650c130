"""What to read after an article: what an editor pinned, what is like it, what stands before and after it."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable

# As many as stand below an article.
RELATED = 3


class PinnedInsight(Orderable):
    """An article that an editor put first among those related to another one."""

    article = ParentalKey("insights.InsightPage", on_delete=models.CASCADE, related_name="pinned")
    insight = models.ForeignKey(
        "insights.InsightPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("insight")
    )

    panels = [PageChooserPanel("insight", "insights.InsightPage")]

    class Meta(Orderable.Meta):
        verbose_name = _("related insight")
        constraints = [models.UniqueConstraint(fields=["article", "insight"], name="insights_pinned_once")]

    def __str__(self) -> str:
        return str(self.insight)


class Related:
    """What an article knows of others. The queries are as many for ten articles as for ten thousand."""

    objects: ClassVar[Any]
    pk: Any
    locale_id: Any
    pinned: Any
    topics: Any
    title: Any
    summary: Any
    published_on: Any
    place: Any

    def related(self, count: int = RELATED) -> list[Any]:
        """Other articles of this language, `count` at most.

        Pinned ones come first, in the editor's order; then those that share a topic, those whose words are alike, and
        the newest. Parts of the same series, which are listed already, are among them only when pinned.
        """
        found = self._pinned()
        listed = {part.pk for part in self.place.parts} if self.place else set()
        ways: tuple[Callable[[Any, int], list[Any]], ...] = (self._on_topic, self._alike, _newest)
        for way in ways:
            missing = count - len(found)
            if missing > 0:
                seen = listed | {self.pk, *(each.pk for each in found)}
                found += way(self._others.exclude(id__in=seen - {None}), missing)
        return found[:count]

    @cached_property
    def older(self) -> Any:
        """The article before it in the same index; None for the first."""
        before = Q(published_on__lt=self.published_on) | Q(published_on=self.published_on, id__lt=self.pk or 0)
        return self._siblings.filter(before).order_by("-published_on", "-id").first()

    @cached_property
    def newer(self) -> Any:
        """The article after it in the same index; None for the newest, and for one that is not saved yet."""
        after = Q(published_on__gt=self.published_on) | Q(published_on=self.published_on, id__gt=self.pk or 0)
        return self._siblings.filter(after).order_by("published_on", "id").first()

    @property
    def by_date(self) -> tuple[Any, Any]:
        """The article before and the one after, without those that its series leads to already."""
        led = (self.place.previous, self.place.next) if self.place else ()
        return (None if self.older in led else self.older), (None if self.newer in led else self.newer)

    @cached_property
    def published(self) -> Any:
        """All articles that anybody may read. Kept: to ask what is private is a query of its own each time."""
        return type(self).objects.live().public()

    @property
    def _siblings(self) -> Any:
        return self.published.sibling_of(self, inclusive=False)

    @property
    def _others(self) -> Any:
        return self.published.filter(locale_id=self.locale_id)

    def _pinned(self) -> list[Any]:
        """A translation stands in for what was pinned in another language; the article itself never does."""
        keys = [row.insight.translation_key for row in self.pinned.select_related("insight")]
        if not keys:
            return []
        rows = self._others.in_rows().filter(translation_key__in=keys).exclude(pk=self.pk)
        found = {each.translation_key: each for each in rows}
        return [found[key] for key in dict.fromkeys(keys) if key in found]

    def _on_topic(self, others: Any, count: int) -> list[Any]:
        mine = [topic.pk for topic in self.topics.all()]
        if not mine:
            return []
        shared = models.Count("topics", filter=Q(topics__in=mine), distinct=True)
        sharing = others.in_rows().annotate(shared=shared).filter(shared__gt=0)
        return list(sharing.order_by("-shared", "-published_on", "-pk")[:count])

    def _alike(self, others: Any, count: int) -> list[Any]:
        ids = others.ids_like(f"{self.title} {self.summary}", count)
        if not ids:
            return []
        rows = {each.pk: each for each in others.in_rows().filter(pk__in=ids)}
        return [rows[each] for each in ids if each in rows]


def _newest(others: Any, count: int) -> list[Any]:
    return list(others.in_rows()[:count])
