"""Who writes the insights."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from .hub import Hub


class Author(index.Indexed, Hub):
    """A person or a desk, named by role."""

    section = "authors"

    name = models.CharField(_("name"), max_length=120, help_text=_("A person or a desk, such as Editorial desk."))
    slug = models.SlugField(_("slug"), max_length=120, allow_unicode=True)
    role = models.CharField(_("role"), max_length=160, blank=True)
    bio = models.TextField(_("about"), max_length=1200, blank=True)
    portrait = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
    )

    panels = [FieldPanel(name) for name in ("name", "slug", "role", "bio", "portrait")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale")]

    class Meta(Hub.Meta):
        ordering = ["name"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="insights_author_slug_per_locale")]

    def __str__(self) -> str:
        return self.name

    @property
    def summary_text(self) -> str:
        """What is said about the author, else what the page lists."""
        return self.bio or gettext("Insights by %(author)s.") % {"author": self.name}
