"""The page that holds the inquiry form; the form itself comes from a template tag, the post goes to the endpoint."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cagp_site.core.models import BasePage


class InquiryPage(BasePage):
    """ "Talk to us": an introduction, the form, and what happens next beside it."""

    page_description = _("The inquiry form, with what happens next beside it.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    schema_type = "ContactPage"

    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    next_steps = models.TextField(
        _("what happens next"), blank=True, help_text=_("One step a line; shown as a numbered list.")
    )

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("next_steps")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("inquiry page")
        verbose_name_plural = _("inquiry pages")

    @property
    def steps(self) -> list[str]:
        """What happens next, a step each."""
        return [line.strip() for line in self.next_steps.splitlines() if line.strip()]
