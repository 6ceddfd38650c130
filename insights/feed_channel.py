"""What a feed holds, whatever its format."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import translation
from wagtail.models import ModelLogEntry, PageLogEntry

from cagp_site.core.cards import card_of
from cagp_site.core.models import OrganizationSettings, SiteText
from cagp_site.core.navigation import live_home
from cagp_site.core.social import SocialImage, chosen, drawn, picture

from .feed_text import texts_of
from .models import Author, InsightIndexPage, InsightPage, Topic
from .models.hub import Hub

# What a reader who was away for some months catches up on; with full texts some 300 KB at the most.
LONGEST: Final = 20
HUBS: Final[dict[str, type[Hub]]] = {model.section: model for model in (Topic, Author)}
# What takes something out of a feed or renames it without publishing it; `last_published_at` tells of the rest.
CHANGES: Final = ("wagtail.unpublish", "wagtail.delete", "wagtail.move", "wagtail.view_restriction.create")
# For a site on which nothing was ever published.
NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One insight."""

    insight: InsightPage
    address: str
    text: str
    """HTML."""
    image: SocialImage | None

    @property
    def authors(self) -> list[dict[str, str]]:
        """Name of each author, and the address of their page; that is empty where it has none."""
        found = self.insight.authors.all()
        return [{"name": each.name, "url": each.beside(self.insight, self.address)} for each in found]


@dataclass(frozen=True)
class Channel:
    """The newest insights of an index: all, or those of a topic or author (`hub`)."""

    request: HttpRequest
    firm: OrganizationSettings
    index: InsightIndexPage
    hub: Any
    insights: list[InsightPage]

    @property
    def subject(self) -> Any:
        """The page that it follows."""
        return self.hub.below(self.index) if self.hub else self.index

    @property
    def entries(self) -> list[Entry]:
        """Each insight with its text; the queries do not grow with their number once the texts are in the cache."""
        addresses = [insight.get_full_url(self.request) or "" for insight in self.insights]
        found = list(zip(self.insights, addresses, strict=True))
        texts = zip(found, texts_of(found), strict=True)
        return [Entry(insight, address, text, self._image(insight)) for (insight, address), text in texts]

    @property
    def changed_at(self) -> datetime:
        """When anything in it changed last, as far as Wagtail notes it."""
        types = ContentType.objects.get_for_models(Topic, Author, InsightPage)
        hubs = ModelLogEntry.objects.filter(content_type__in=[types[Topic], types[Author]])
        pages = PageLogEntry.objects.filter(content_type=types[InsightPage], action__in=CHANGES)
        moments = [each.last_published_at for each in (self.index, *self.insights)]
        moments += [log.aggregate(last=Max("timestamp"))["last"] for log in (hubs, pages)]
        return max((each for each in moments if each), default=NEVER)

    def _image(self, insight: InsightPage) -> SocialImage | None:
        """The cover, else what other sites show of the page; drawn covers show on our own pages alone."""
        if insight.cover_id:
            return picture(insight.cover, "cover")
        return chosen(insight) or drawn(insight.pk, card_of(insight, self.firm.name))


def channel_for(request: HttpRequest, section: str = "", slug: str = "") -> Channel:
    """The feed of the language in force.

    Raises:
        Http404: nothing is published in this language, or there is no such topic or author.
    """
    home = live_home(request)
    indexes = InsightIndexPage.objects.live().public().select_related("locale")
    index = indexes.child_of(home).first() if home is not None else None
    if index is None or index.locale.language_code != translation.get_language():
        raise Http404("There are no insights in this language.")
    hub = get_object_or_404(HUBS[section], slug=slug, locale_id=index.locale_id) if section else None
    firm = OrganizationSettings.for_request(request).in_words_of(SiteText.for_active_language())
    return Channel(request, firm, index, hub, list(_newest(index, hub)))


def _newest(index: InsightIndexPage, hub: Hub | None) -> QuerySet[InsightPage]:
    found: Any = index.insights.filter(**{hub.section: hub}) if hub else index.insights
    with_pictures = found.select_related("cover", "social_image", "locale")
    return with_pictures.prefetch_related("authors", "social_image__renditions")[:LONGEST]
