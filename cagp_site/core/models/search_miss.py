"""Questions that the site search had no answer to, counted by day, for editors."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# What is older says nothing of what readers look for now.
KEEP_DAYS = 90
# What was asked on one day once and never again is noise after two weeks.
NOISE_DAYS = 14


class SearchMissQuerySet(models.QuerySet["SearchMiss"]):
    """Verbs that read as prose."""

    def count_one(self, words: str, language: str) -> None:
        """Count one more of these words in this language today; two at once are both counted."""
        today = timezone.localdate()
        row, is_new = self.get_or_create(words=words, language=language, day=today)
        if not is_new:
            self.filter(pk=row.pk).update(count=models.F("count") + 1, last_at=Now())

    def with_totals(self) -> Any:
        """Each day's row with the number of times these words were asked on all days that are kept."""
        return self.annotate(
            total=models.Window(models.Sum("count"), partition_by=[models.F("words"), models.F("language")])
        )

    def prune(self) -> None:
        """Forget what is old, and what was asked once and not again."""
        today = timezone.localdate()
        self.filter(day__lt=today - timedelta(days=KEEP_DAYS)).delete()
        more = SearchMiss.objects.filter(words=models.OuterRef("words"), language=models.OuterRef("language"))
        alone = self.filter(count=1, day__lt=today - timedelta(days=NOISE_DAYS))
        again = models.Exists(more.exclude(pk=models.OuterRef("pk")))
        self.filter(pk__in=list(alone.exclude(again).values_list("pk", flat=True))).delete()


class SearchMiss(models.Model):
    """The words of one question, on one day, in one language. Who asked is not kept."""

    words = models.CharField(_("words"), max_length=80)
    language = models.CharField(_("language"), max_length=10)
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("times that day"), default=1)
    last_at = models.DateTimeField(_("last asked"), db_default=Now())

    objects = SearchMissQuerySet.as_manager()

    class Meta:
        verbose_name = _("search without a result")
        verbose_name_plural = _("searches without a result")
        default_permissions = ("view",)
        indexes = [models.Index(fields=["day"], name="core_searchmiss_day")]
        constraints = [
            models.UniqueConstraint(fields=["words", "language", "day"], name="core_searchmiss_words_per_day"),
            models.CheckConstraint(condition=models.Q(count__gte=1), name="core_searchmiss_count"),
        ]

    def __str__(self) -> str:
        return self.words
