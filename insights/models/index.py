"""The index of insights, and the topics and authors below it."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cagp_site.core.facets import Chosen, read
from cagp_site.core.models import BasePage
from cagp_site.core.sitemap_entries import sitemap_entry
from cagp_site.core.subpages import Subpage

from .author import Author
from .facets import FACETS, AuthorFacet, TopicFacet
from .hub import Hub
from .listing import Listing
from .page import InsightPage
from .query import InsightQuerySet
from .topic import Topic

_PUBLISHED = models.Max("insights__last_published_at")


class InsightIndexPage(RoutablePageMixin, BasePage):
    """All insights, newest first; at most one per home page."""

    page_description = _("Lists every insight below it, the newest first. One for each language.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["insights.InsightPage"]
    max_count_per_parent = 1
    schema_type = "CollectionPage"

    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    lead = models.ForeignKey(
        "insights.InsightPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead insight"),
        help_text=_(
            "Shown large above the others, in each language as far as it is translated. The newest when left empty, "
            "or as long as the chosen one is not published below this page."
        ),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel([FieldPanel("lead")], heading=_("On top of the list")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("insights index")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page, topic or author for the rest of an address.

        Raises:
            Http404: there is none, or the index is in another language than the address.
        """
        self.refuse_other_language()
        return super().route(request, path_components)

    @property
    def insights(self) -> InsightQuerySet:
        """Live, public insights below this page, newest first, ready for a list."""
        return InsightPage.objects.child_of(self).listed()

    @property
    def insights_lead_first(self) -> Any:
        """The same, after the one that an editor chose; its translation, where it was chosen in another language."""
        if self.lead is None:
            return self.insights
        is_lead = models.Case(models.When(translation_key=self.lead.translation_key, then=0), default=1)
        return self.insights.order_by(is_lead, "-published_on", "-pk")

    @property
    def topics(self) -> Any:
        """The topics of this language that have insights here, each with their `count`."""
        return self._hubs(Topic).annotate(count=models.Count("insights")).order_by("name", "pk")

    @property
    def subpages(self) -> list[Subpage]:
        """A page for each topic and author that has insights here."""
        return [hub.below(self) for model in (Topic, Author) for hub in self._hubs(model).distinct()]

    @re_path(r"^$")
    def index_route(self, request: HttpRequest) -> HttpResponseBase:
        """The insights, narrowed by what the address chooses; a topic or author alone has an address of its own.

        Raises:
            Http404: `?page=` makes no sense, or what is chosen is nothing that there is.
        """
        listing = Listing(self, request, read(request, FACETS))
        if listing.hub is not None:
            number = request.GET.get("page", "")
            address = listing.selection.address(listing.selection.values)
            return redirect(f"{address}?page={number}" if number.isdecimal() else address, permanent=True)
        return self._page(request, listing, "insights/insight_index_page.html", subpage=listing.subpage)

    @re_path(r"^topics/(?P<slug>[-\w]+)/$")
    def topic_page(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """The insights on one topic."""
        topic = get_object_or_404(Topic, slug=slug, locale_id=self.locale_id)
        return self._hub_page(request, Chosen(TopicFacet(), topic), "insights/topic.html")

    @re_path(r"^authors/(?P<slug>[-\w]+)/$")
    def author_page(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """An author and what they wrote."""
        author = get_object_or_404(Author, slug=slug, locale_id=self.locale_id)
        return self._hub_page(request, Chosen(AuthorFacet(), author), "insights/author.html")

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The index, and each topic and author with insights; these change when one of them is published."""
        found = [hub for model in (Topic, Author) for hub in self._hubs(model).annotate(lastmod=_PUBLISHED)]
        return [*super().get_sitemap_urls(request), *(self._sitemap_entry(hub, request) for hub in found)]

    def _hubs(self, model: type[Hub]) -> Any:
        mine = InsightPage.objects.child_of(self).live().public()
        return model._default_manager.filter(locale_id=self.locale_id, insights__in=mine)

    def _hub_page(self, request: HttpRequest, chosen: Chosen, template: str) -> TemplateResponse:
        listing = Listing(self, request, [chosen])
        return self._page(request, listing, template, subpage=listing.subpage, hub=chosen.found)

    def _page(self, request: HttpRequest, listing: Listing, template: str, **more: Any) -> TemplateResponse:
        given = {name: each for name, each in more.items() if each is not None}
        return TemplateResponse(request, template, {**self.get_context(request), **listing.context(), **given})

    def _sitemap_entry(self, hub: Any, request: HttpRequest | None) -> dict[str, Any]:
        entry = sitemap_entry(f"{self.get_full_url(request)}{hub.path}", hub)
        return {**entry, "lastmod": hub.lastmod} if hub.lastmod else entry
