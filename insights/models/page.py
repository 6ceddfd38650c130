"""The article."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cagp_site.core.blocks import KeyPointBlock
from cagp_site.core.blocks.body import anchored
from cagp_site.core.models import BasePage
from cagp_site.core.structured_data import Data, Site

from .. import described
from ..blocks import ArticleBodyBlock, SourceBlock
from ..sources import Source
from .correction import Corrected
from .query import PageManager
from .related import RELATED, Related
from .series import LAST_PART, InSeries

# Words a minute of an adult reading prose in a second language.
READING_SPEED = 220


class InsightPage(InSeries, Related, Corrected, BasePage):
    """An article."""

    page_description = _("An article with authors, topics, key points and a cover.")
    parent_page_types = ["insights.InsightIndexPage"]
    subpage_types: list[str] = []
    kind_name = _("Insight")
    og_type = "article"

    class Comments(models.TextChoices):
        """Whether readers may comment."""

        SITE = "site", pgettext_lazy("comments on an article", "As the site says")
        ON = "on", pgettext_lazy("comments on an article", "On")
        CLOSED = "closed", pgettext_lazy("comments on an article", "Closed: shown, and no more are taken")
        OFF = "off", pgettext_lazy("comments on an article", "Off: none are shown")

    subtitle = models.CharField(_("subtitle"), max_length=300, blank=True)
    summary = models.TextField(
        _("summary"), max_length=600, blank=True, help_text=_("Two sentences for lists and feeds.")
    )
    published_on = models.DateField(_("first published"), default=timezone.localdate)
    updated_on = models.DateField(
        _("updated"), null=True, blank=True, help_text=_("Only when the substance changed: readers see it.")
    )
    as_of = models.DateField(
        _("as of"), null=True, blank=True, help_text=_("The day that its facts are of, where that matters.")
    )
    authors = ParentalManyToManyField("insights.Author", blank=True, related_name="insights", verbose_name=_("authors"))
    topics = ParentalManyToManyField("insights.Topic", blank=True, related_name="insights", verbose_name=_("topics"))
    cover = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover picture"),
        help_text=_("A cover is drawn for you when left empty."),
    )
    cover_alt = models.CharField(
        _("alternative text"), max_length=250, blank=True, help_text=_("Empty when the picture only decorates.")
    )
    cover_caption = models.CharField(
        _("caption"), max_length=250, blank=True, help_text=_("What the picture means. Not its alternative text again.")
    )
    cover_credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("Who made it, or who owns it.")
    )
    key_points = StreamField(
        [("point", KeyPointBlock(rows=2))],
        verbose_name=_("key points"),
        blank=True,
    )
    body = StreamField(ArticleBodyBlock(), verbose_name=_("text"), blank=True)
    sources = StreamField(
        [("source", SourceBlock())],
        verbose_name=_("sources"),
        blank=True,
        help_text=_("Refer to them from the text with the ※ button. Readers see them numbered by first use."),
    )
    series = models.ForeignKey(
        "insights.Series",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="insights",
        verbose_name=_("series"),
        help_text=_("Readers see it as soon as two of its parts are published."),
    )
    series_part = models.PositiveSmallIntegerField(
        _("place in the series"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LAST_PART)],
        help_text=_("1 for the first part. Parts without a place come last, the oldest first."),
    )
    comments_mode = models.CharField(
        _("comments"),
        max_length=10,
        choices=Comments,
        default=Comments.SITE,
        help_text=_("When on, they close as many days after the first publication as the site's settings say."),
    )

    objects = PageManager()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("subtitle"),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel(name) for name in ("published_on", "updated_on", "as_of")], heading=_("Dates")),
        MultiFieldPanel([FieldPanel("authors"), FieldPanel("topics")], heading=_("Authors and topics")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("cover", "cover_alt", "cover_caption", "cover_credit")], heading=_("Cover")
        ),
        FieldPanel("key_points"),
        FieldPanel("body"),
        FieldPanel("sources"),
        InlinePanel(
            "corrections",
            label=_("correction"),
            heading=_("Corrections"),
            help_text=_(
                "For errors of fact. They stand below the text, the newest first, and the byline names the day."
            ),
        ),
        MultiFieldPanel([FieldPanel("series"), FieldPanel("series_part")], heading=_("Series")),
        InlinePanel(
            "pinned",
            label=_("insight"),
            heading=_("Related insights"),
            max_num=RELATED,
            help_text=_("They come first, in this order; others on the same topics or with like words follow."),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("subtitle"),
        index.SearchField("summary"),
        index.SearchField("key_points"),
        index.SearchField("body"),
        index.SearchField("sources"),
        index.RelatedFields("authors", [index.SearchField("name")]),
        index.RelatedFields("topics", [index.SearchField("name")]),
        index.FilterField("published_on"),
    ]
    settings_panels = [*BasePage.settings_panels, FieldPanel("comments_mode")]

    class Meta:
        verbose_name = _("insight")
        verbose_name_plural = _("insights")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's context; topics and authors, which many parts of the page name, are read here once."""
        if self.pk:
            models.prefetch_related_objects([self], "topics", "authors")
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context

    @property
    def summary_text(self) -> str:
        """One or two plain sentences: the description, else the summary, else the subtitle."""
        return self.search_description or self.summary or self.subtitle

    def describe(self, site: Site) -> list[Data]:
        """The article."""
        return [described.article(self, site)]

    def open_graph(self, request: HttpRequest | None) -> list[tuple[str, str]]:
        """The properties of articles."""
        return described.open_graph(self, self.get_full_url(request) or "")

    @property
    def card_line(self) -> Any:
        """The topic, else the kind of page."""
        return self.topic.name if self.topic else self.kind_name

    @cached_property
    def credited(self) -> list[Any]:
        """The authors, with their portraits: two queries more, however many they are."""
        authors = list(self.authors.all())
        models.prefetch_related_objects(authors, "portrait__renditions")
        return authors

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Anchor and title of each section, in order; sources and corrections come last."""
        sections = [(anchor, title) for _block, anchor, title in anchored(self.body) if anchor]
        if self.sources:
            sections.append(("sources", gettext("Sources")))
        if self.correction_log:
            sections.append(("corrections", gettext("Corrections")))
        return sections

    @property
    def numbered_sources(self) -> list[Source]:
        """The sources in order of first use."""
        return self.body.stream_block.citations(self.body, self.sources).sources

    @property
    def reading_minutes(self) -> int:
        """Minutes it takes to read, at least one."""
        words = sum(len(text.split()) for text in self.body.stream_block.get_searchable_content(self.body))
        return max(1, round(words / READING_SPEED))

    @property
    def topic(self) -> Any:
        """The topic shown where there is room for one; None without any."""
        return next(iter(self.topics.all()), None)
