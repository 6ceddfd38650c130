"""The page that all others come from."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from ..headers import let_frame
from ..pictures.renditions import prefetch
from ..pictures.search import images_of
from ..sitemap_entries import sitemap_entry
from ..structured_data import Data, Site, thing
from ..subpages import Subpage

# The widths that the stylesheet answers to: one column, the first breakpoint passed, everything.
PREVIEW_SIZES = [
    {"name": "phone", "icon": "mobile-alt", "device_width": 360, "label": _("Phone, 360 pixels wide")},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("Tablet, 768 pixels wide")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Desktop, 1280 pixels wide")},
]


class BasePage(Page):
    """Served in its own language only, and asks its editor for a description."""

    kind_name: ClassVar[Any] = _("Page")
    """What readers call this kind of page (in search results)."""
    og_type: ClassVar[str] = "website"
    """The Open Graph type."""
    schema_type: ClassVar[str] = "WebPage"
    """What schema.org calls this kind of page."""

    social_image = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sharing image"),
        help_text=_("Shown when the page is shared. Drawn for you when left empty."),
    )

    promote_panels = [
        MultiFieldPanel(
            [
                HelpPanel(
                    _(
                        "Write a description of 50 to 160 characters: search engines and shared links show it. "
                        "A page can be published without one; its introduction stands in."
                    )
                ),
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("social_image"),
            ],
            heading=_("For search engines and shared links"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading=_("Site navigation")),
    ]

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page for the rest of an address.

        Raises:
            Http404: there is none, or the page is in another language than the address. As it comes, Wagtail
                serves the default language under the prefix of a language that has no live home page.
        """
        if not path_components:
            self.refuse_other_language()
        return super().route(request, path_components)

    def refuse_other_language(self) -> None:
        """Answer only below the address of the page's own language.

        Raises:
            Http404: the page is in another language than the address.
        """
        if self.locale.language_code != translation.get_language():
            raise Http404("This page is in another language than its address.")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, with leave to frame what it embeds."""
        return let_frame(request, super().serve(request, *args, **kwargs), self.frame_sources)

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """What an editor can preview; the phone first: it can be read in the panel, and long words break there."""
        return PREVIEW_SIZES

    @property
    def has_form(self) -> bool:
        """Whether an editor put the inquiry form into the text: then the page needs no second call to it."""
        body = getattr(self, "body", None)
        return bool(body and body.first_block_by_name("talk_to_us"))

    @property
    def card_title(self) -> str:
        """What the social card says in large letters."""
        return self.title

    @property
    def card_line(self) -> Any:
        """The short line above it: what kind of page this is, where that says something."""
        return "" if self.kind_name is BasePage.kind_name else self.kind_name

    @property
    def subpages(self) -> Iterable[Subpage]:
        """What has an address of its own below this page without being one."""
        return ()

    @property
    def frame_sources(self) -> list[str]:
        """Origins whose frames this page may show: the players of the videos in its text."""
        body = getattr(self, "body", None) or []
        sources = {block.value.frame_source for block in body if block.block_type == "embed"}
        return sorted(sources - {""})

    @property
    def summary_text(self) -> str:
        """One or two plain sentences on this page: the description, else the introduction, else nothing."""
        return self.search_description or str(getattr(self, "intro", "") or "")

    def describe(self, site: Site) -> list[Data]:
        """What search engines are told of this page, as structured data."""
        return [
            thing(
                self.schema_type,
                name=self.title,
                description=self.summary_text,
                url=self.get_full_url(site.request),
                inLanguage=site.language,
                publisher={"@id": site.firm_id},
            )
        ]

    def open_graph(self, request: HttpRequest | None) -> list[tuple[str, str]]:
        """Properties of Open Graph, with their values, that only this kind of page has."""
        return []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's context; the renditions of the page's own pictures are read here, in one query for all."""
        prefetch(images_of(self))
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """This page's entry; no `lastmod` rather than one that is not the last publication."""
        entry = sitemap_entry(self.get_full_url(request), self)
        if self.last_published_at:
            entry["lastmod"] = self.last_published_at
        return [entry]
