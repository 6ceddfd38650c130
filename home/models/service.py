"""What the firm does: an index, and a page for each service."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cagp_site.core.blocks import BodyBlock, StepBlock
from cagp_site.core.models import BasePage
from cagp_site.core.structured_data import Data, Site, thing


class ServiceIndexPage(BasePage):
    """All services on one page; at most one per home page."""

    page_description = _("Lists every service below it, and says how an engagement runs. One for each language.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ServicePage"]
    max_count_per_parent = 1
    schema_type = "CollectionPage"

    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    steps_heading = models.CharField(_("heading of the steps"), max_length=120, blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name=_("steps"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel([FieldPanel("steps_heading"), FieldPanel("steps")], heading=_("How an engagement runs")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("steps")]

    class Meta:
        verbose_name = _("services index")

    @property
    def services(self) -> Any:
        """Live, public services in the order of the tree."""
        return ServicePage.objects.child_of(self).live().public()


class ServicePage(BasePage):
    """One service, and the inquiry form about it."""

    page_description = _("One service: whom it is for, what they get, the steps, and the inquiry form about it.")
    parent_page_types = ["home.ServiceIndexPage"]
    subpage_types: list[str] = []
    kind_name = _("Service")

    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    who_it_is_for = models.TextField(_("who it is for"), max_length=600, blank=True)
    what_you_get = models.TextField(_("what you get"), max_length=600, blank=True)
    how_we_work = models.TextField(_("how we work"), max_length=600, blank=True)
    steps_heading = models.CharField(_("heading of the steps"), max_length=120, blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name=_("steps"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    inquiry_heading = models.CharField(
        _("heading of the form"), max_length=120, blank=True, help_text=_("Such as: Ask about a program")
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("who_it_is_for"), FieldPanel("what_you_get"), FieldPanel("how_we_work")],
            heading=_("At a glance"),
        ),
        MultiFieldPanel([FieldPanel("steps_heading"), FieldPanel("steps")], heading=_("Steps")),
        FieldPanel("body"),
        InlinePanel("related_pages", label=_("insight"), heading=_("Related insights"), max_num=5),
        FieldPanel("inquiry_heading"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("who_it_is_for"),
        index.SearchField("what_you_get"),
        index.SearchField("how_we_work"),
        index.SearchField("steps"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def describe(self, site: Site) -> list[Data]:
        """The service itself."""
        return [
            thing(
                "Service",
                name=self.title,
                serviceType=self.title,
                description=self.summary_text,
                audience=thing("Audience", audienceType=self.who_it_is_for) if self.who_it_is_for else None,
                provider=site.publisher,
                url=self.get_full_url(site.request),
            )
        ]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The three answers beside the title, without the empty ones."""
        pairs = (
            (_("Who it is for"), self.who_it_is_for),
            (_("What you get"), self.what_you_get),
            (_("How we work"), self.how_we_work),
        )
        return [(str(label), text) for label, text in pairs if text]


class ServiceRelatedPage(Orderable):
    """An insight that an editor put beside a service. A plain page key: this app does not know insights."""

    service = ParentalKey(ServicePage, on_delete=models.CASCADE, related_name="related_pages")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("insight"))

    panels = [PageChooserPanel("page", "insights.InsightPage")]

    class Meta(Orderable.Meta):
        verbose_name = _("related insight")
        constraints = [models.UniqueConstraint(fields=["service", "page"], name="home_related_page_once")]

    def __str__(self) -> str:
        return str(self.page)
