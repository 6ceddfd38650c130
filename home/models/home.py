"""The home page: one per language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail.search import index

from cagp_site.core.models import BasePage
from cagp_site.core.structured_data import Data, Site, thing

from ..blocks import HomeBlock
from .service import ServiceIndexPage, ServicePage


class HomePage(BasePage):
    """The start of one language's tree."""

    page_description = _("The start of one language: sections in the order you give them.")
    parent_page_types = ["wagtailcore.Page"]

    body = StreamField(HomeBlock(), verbose_name=_("sections"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Whether a language is left that has no home page below `parent`."""
        if not super().can_create_at(parent):
            return False
        return parent.get_children().type(cls).count() < Locale.objects.count()

    def clean(self) -> None:
        """Refuse a second home page of one language.

        Raises:
            ValidationError: this language has one.
        """
        super().clean()
        if self.locale_id and HomePage.objects.filter(locale_id=self.locale_id).exclude(pk=self.pk).exists():
            raise ValidationError(_("This language has a home page already."))

    @property
    def card_title(self) -> str:
        """The sentences of the opening; the card of a home page without one says the firm's name."""
        hero = next((block for block in self.body if block.block_type == "hero"), None)
        return " ".join(hero.value["title"]) if hero else ""

    def describe(self, site: Site) -> list[Data]:
        """The firm, and its site in this language."""
        website = thing(
            "WebSite",
            name=site.firm.name,
            url=self.get_full_url(site.request),
            description=self.summary_text or site.firm.tagline,
            inLanguage=site.language,
            publisher={"@id": site.firm_id},
        )
        return [site.organization, website]

    @property
    def has_hero(self) -> bool:
        """Whether an opening section brings the main heading."""
        return any(block.block_type == "hero" for block in self.body)

    @property
    def band(self) -> Any:
        """The page's own contact band; None when it leaves that to the site."""
        return next((block for block in self.body if block.block_type == "band"), None)

    @cached_property
    def services(self) -> tuple[ServiceIndexPage | None, list[Any]]:
        """The services index below this page and its live, public services in the order of the tree."""
        services_index = ServiceIndexPage.objects.child_of(self).live().public().first()
        if services_index is None:
            return None, []
        return services_index, list(ServicePage.objects.child_of(services_index).live().public())
