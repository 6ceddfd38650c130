"""The sentences that every page shares, once per language."""

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin


class SiteText(TranslatableMixin, models.Model):
    """Name, strapline, footer and contact band in one language."""

    name = models.CharField(
        _("name of the firm"),
        max_length=120,
        blank=True,
        help_text=_("As this language writes it. The organization's own name when empty."),
    )
    tagline = models.CharField(
        _("tagline"), max_length=160, blank=True, help_text=_("The organization's own when empty.")
    )
    strapline = models.CharField(
        _("strapline"), max_length=300, blank=True, help_text=_("What the firm does, in one or two sentences.")
    )
    footer_note = models.CharField(_("footer note"), max_length=300, blank=True)
    band_heading = models.CharField(_("heading"), max_length=120, blank=True)
    band_text = models.CharField(_("text"), max_length=300, blank=True)
    band_label = models.CharField(_("button"), max_length=40, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("tagline"),
        FieldPanel("strapline"),
        FieldPanel("footer_note"),
        MultiFieldPanel(
            [FieldPanel("band_heading"), FieldPanel("band_text"), FieldPanel("band_label")],
            heading=_("Contact band, above the footer"),
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("site text")
        verbose_name_plural = _("site texts")
        constraints = [models.UniqueConstraint(fields=["locale"], name="core_one_site_text_per_locale")]

    def __str__(self) -> str:
        return self.strapline[:60] or str(_("Site text"))

    @classmethod
    def for_active_language(cls) -> "SiteText":
        """The texts of the language in force; empty ones when nobody has written them yet."""
        return cls.objects.filter(locale__language_code=translation.get_language()).first() or cls()
