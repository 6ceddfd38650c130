"""The index of insights, and the topics and authors below it."""

from dataclasses import replace
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cagp_site.core.models import BasePage
from cagp_site.core.pagination import paginate
from cagp_site.core.sitemap_entries import sitemap_entry
from cagp_site.core.subpages import Subpage

from .author import Author
from .hub import Hub
from .page import InsightPage
from .query import InsightQuerySet
from .topic import Topic

# Enough rows to scan on one screen and a half.
PER_PAGE = 12
_PUBLISHED = models.Max("insights__last_published_at")


class InsightIndexPage(RoutablePageMixin, BasePage):
    """All insights, newest first; at most one per home page."""

    page_description = _("Lists every insight below it, the newest first. One for each language.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["insights.InsightPage"]
    max_count_per_parent = 1
    schema_type = "CollectionPage"

    intro = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
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
    def insights_count(self) -> int:
        """How many they are."""
        return self.insights.count()

    @property
    def topics(self) -> Any:
        """The topics of this language that have insights here, each with their `count`."""
        return self._hubs(Topic).annotate(count=models.Count("insights"))

    @property
    def subpages(self) -> list[Subpage]:
        """A page for each topic and author that has insights here."""
        return [hub.below(self) for model in (Topic, Author) for hub in self._hubs(model).distinct()]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's context, with one page of insights.

        Raises:
            Http404: `?page=` makes no sense.
        """
        context = super().get_context(request, *args, **kwargs)
        return {**context, "insights": paginate(request, self.insights, PER_PAGE)}

    @re_path(r"^topics/(?P<slug>[-\w]+)/$")
    def topic_page(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """The insights on one topic."""
        return self._hub_page(request, Topic, slug, "insights/topic.html")

    @re_path(r"^authors/(?P<slug>[-\w]+)/$")
    def author_page(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """An author and what they wrote."""
        return self._hub_page(request, Author, slug, "insights/author.html")

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The index, and each topic and author with insights; these change when one of them is published."""
        found = [hub for model in (Topic, Author) for hub in self._hubs(model).annotate(lastmod=_PUBLISHED)]
        return [*super().get_sitemap_urls(request), *(self._sitemap_entry(hub, request) for hub in found)]

    def _hubs(self, model: type[Hub]) -> Any:
        mine = InsightPage.objects.child_of(self).live().public()
        return model._default_manager.filter(locale_id=self.locale_id, insights__in=mine)

    def _hub_page(self, request: HttpRequest, model: type[Hub], slug: str, template: str) -> TemplateResponse:
        hub: Any = get_object_or_404(model, slug=slug, locale_id=self.locale_id)
        found = paginate(request, self.insights.filter(**{model.section: hub}), PER_PAGE)
        context = {**super().get_context(request), "hub": hub, "subpage": self._subpage(hub), "insights": found}
        return TemplateResponse(request, template, context)

    def _subpage(self, hub: Any) -> Subpage:
        indexes = {page.locale_id: page for page in self.get_translations().live().public().select_related("locale")}
        others = type(hub)._default_manager.filter(translation_key=hub.translation_key, locale_id__in=indexes)
        there = tuple(other.below(indexes[other.locale_id]) for other in others)
        return replace(hub.below(self), translations=there)

    def _sitemap_entry(self, hub: Any, request: HttpRequest | None) -> dict[str, Any]:
        entry = sitemap_entry(f"{self.get_full_url(request)}{hub.path}", hub)
        return {**entry, "lastmod": hub.lastmod} if hub.lastmod else entry
