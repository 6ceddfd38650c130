"""Who writes the insights."""

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cagp_site.core.social import picture
from cagp_site.core.structured_data import Data, Site, known, thing

from .hub import Hub


class Author(index.Indexed, Hub):
    """A person or a desk, named by role."""

    section = "authors"

    class Kind(models.TextChoices):
        """What search engines are told that it is."""

        DESK = "desk", pgettext_lazy("author", "A desk or the firm")
        PERSON = "person", pgettext_lazy("author", "A person")

    name = models.CharField(_("name"), max_length=120, help_text=_("A person or a desk, such as Editorial desk."))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.DESK)
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

    panels = [FieldPanel(name) for name in ("name", "kind", "slug", "role", "bio", "portrait")]
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

    def describe(self, address: str, site: Site) -> Data:
        """A profile of the person or desk."""
        return thing(
            "ProfilePage",
            name=self.name,
            url=address,
            inLanguage=site.language,
            mainEntity=self.as_author(address, site, is_whole=True),
        )

    def as_author(self, address: str, site: Site, *, is_whole: bool = False) -> Data:
        """Who it is, with the address of their page (empty without one); `is_whole` for all that is known."""
        is_person = self.kind == self.Kind.PERSON
        who = thing("Person" if is_person else "Organization", name=self.name, url=address)
        if not is_whole:
            return who
        portrait = picture(self.portrait, "profile")
        of_the_firm = {"worksFor" if is_person else "parentOrganization": site.publisher}
        more = known(description=self.bio or self.role, image=portrait and portrait.url)
        return {**who, **more, **(known(jobTitle=self.role) if is_person else {}), **of_the_firm}
