"""What the insights are about."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cagp_site.core.structured_data import Data, Site, thing

from .hub import Hub


class Topic(index.Indexed, Hub):
    """A subject that readers can follow."""

    section = "topics"

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=60, allow_unicode=True)
    description = models.TextField(_("description"), max_length=400, blank=True)

    panels = [FieldPanel(name) for name in ("name", "slug", "description")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale")]

    class Meta(Hub.Meta):
        ordering = ["name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="insights_topic_slug_per_locale")]

    def __str__(self) -> str:
        return self.name

    @property
    def summary_text(self) -> str:
        """The description, else what its page lists."""
        return self.description or gettext("Insights on this topic: %(topic)s.") % {"topic": self.name}

    def describe(self, address: str, site: Site) -> Data:
        """A page that collects what was written on the topic."""
        return thing(
            "CollectionPage",
            name=self.name,
            description=self.summary_text,
            about=thing("Thing", name=self.name, description=self.description),
            url=address,
            inLanguage=site.language,
            publisher={"@id": site.firm_id},
        )
