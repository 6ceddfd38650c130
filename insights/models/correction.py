"""What was wrong in an article, and when it was put right."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel


class Correction(models.Model):
    """One entry of an article's log."""

    article = ParentalKey("insights.InsightPage", on_delete=models.CASCADE, related_name="corrections")
    date = models.DateField(_("corrected on"), default=timezone.localdate)
    text = models.TextField(
        _("correction"), max_length=1000, help_text=_("What the text said, and what it says now. Readers see it.")
    )

    panels = [FieldPanel("date"), FieldPanel("text")]

    class Meta:
        ordering = ["-date", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d}"


class Corrected:
    """What an article knows of its corrections."""

    corrections: Any

    @cached_property
    def correction_log(self) -> list[Correction]:
        """The newest first, also in a preview, where no database has put them in order."""
        return sorted(self.corrections.all(), key=lambda each: (each.date, each.pk or 0), reverse=True)
