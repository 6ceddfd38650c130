"""Plain pages: about, privacy, terms, the accessibility statement."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cagp_site.core.blocks import StandardBodyBlock
from cagp_site.core.models import BasePage


class StandardPage(BasePage):
    """A title, an introduction and a body."""

    page_description = _("A page of text, such as About, Privacy or Terms; it can show people.")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    body = StreamField(StandardBodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
