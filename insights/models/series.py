"""Articles that belong together, in an order."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from .hub import Hub

# More parts than anybody would read one after the other, and less than any database's own limit.
LAST_PART = 999


class Series(index.Indexed, Hub):
    """Articles to be read one after the other."""

    section = "series"

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, allow_unicode=True)
    intro = models.TextField(
        _("introduction"), max_length=400, blank=True, help_text=_("What the parts are about together.")
    )

    panels = [FieldPanel(name) for name in ("title", "slug", "intro")]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title"), index.FilterField("locale")]

    class Meta(Hub.Meta):
        ordering = ["title"]
        verbose_name = _("series")
        verbose_name_plural = _("series")
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="insights_series_slug_per_locale")]

    def __str__(self) -> str:
        return self.title

    @property
    def summary_text(self) -> str:
        """The introduction, else what its page lists."""
        return self.intro or gettext("Insights in this series: %(series)s.") % {"series": self.title}


@dataclass(frozen=True)
class Place:
    """Where an article stands in its series."""

    series: Series
    parts: list[Any]
    """All of them in order, the article itself included."""
    index: int
    """Its own place among them, from 0."""

    @property
    def number(self) -> int:
        """The same as readers count."""
        return self.index + 1

    @property
    def previous(self) -> Any:
        """The part before; None at the beginning."""
        return self.parts[self.index - 1] if self.index else None

    @property
    def next(self) -> Any:
        """The part after; None at the end."""
        return self.parts[self.number] if self.number < len(self.parts) else None


class InSeries:
    """What an article knows of its series."""

    pk: Any
    locale_id: Any
    published: Any
    published_on: Any
    series: Any
    series_part: Any

    @cached_property
    def place(self) -> Place | None:
        """Its place among the published parts; None outside of a series, and where it is the only part."""
        series = self._series_in_language()
        if series is None:
            return None
        parts = sorted([self, *self._other_parts(series)], key=_order)
        return Place(series, parts, parts.index(self)) if len(parts) > 1 else None

    def _series_in_language(self) -> Series | None:
        """A translated article may still name the series of its original."""
        if self.series is None or self.series.locale_id == self.locale_id:
            return self.series
        return Series.objects.filter(translation_key=self.series.translation_key, locale_id=self.locale_id).first()

    def _other_parts(self, series: Series) -> Any:
        others = self.published.exclude(pk=self.pk)
        return others.filter(series__translation_key=series.translation_key, locale_id=self.locale_id)


def _order(part: Any) -> tuple[Any, ...]:
    return part.series_part is None, part.series_part or 0, part.published_on, part.pk or 0
