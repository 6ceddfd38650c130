"""Feeds of insights: all, on a topic, by an author; in each language; as RSS, Atom and JSON Feed.

Their addresses hang on no page, so that no editor breaks a subscription by renaming the index.
"""

from dataclasses import asdict
from datetime import datetime
from typing import Any, Final
from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from cagp_site.core.social import absolute

from .feed_channel import Channel, Entry, channel_for
from .feed_formats import Atom, JsonFeed, Rss, Whole
from .moments import modified_at, published_at

# Readers ask every half hour or so; a new article may wait as long as this to reach them.
KEPT_SECONDS: Final = 900
FORMATS: Final[dict[str, type[Whole]]] = {"rss": Rss, "atom": Atom, "json": JsonFeed}
ICON: Final = "img/icon-512.png"


@require_safe
def feed(request: HttpRequest, form: str, section: str = "", slug: str = "") -> HttpResponse:
    """A feed in one of the `FORMATS`. Django's middleware adds the ETag, and answers 304 by it and Last-Modified.

    Raises:
        Http404: there is no such feed in this language.
    """
    channel = channel_for(request, section, slug)
    generator = InsightFeed(form).get_feed(channel, request)
    response = HttpResponse(content_type=FORMATS[form].content_type)
    generator.write(response, "utf-8")
    response.headers["Last-Modified"] = http_date(channel.changed_at.timestamp())
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


def feed_url(form: str, hub: Any = None) -> str:
    """Absolute address, in the language in force, of the feed of all insights, or of a topic or author."""
    if hub is None:
        return absolute(reverse("feeds:all", kwargs={"form": form}))
    return absolute(reverse("feeds:hub", kwargs={"form": form, "section": hub.section, "slug": hub.slug}))


class InsightFeed(Feed):
    """A channel, told to Django's framework in the words that this asks for."""

    item_guid_is_permalink = False

    def __init__(self, form: str) -> None:
        self.form = form
        self.feed_type = FORMATS[form]

    def title(self, channel: Channel) -> str:
        """The firm, and what it writes about."""
        return f"{channel.firm.name}: {channel.subject.title}"

    def description(self, channel: Channel) -> str:
        """As the page that it follows."""
        return channel.subject.summary_text or channel.firm.tagline or self.title(channel)

    subtitle = description

    def link(self, channel: Channel) -> str:
        """The page that it follows."""
        return str(channel.subject.get_full_url(channel.request))

    def feed_url(self, channel: Channel) -> str:
        """Its own address, whatever was asked after it."""
        return feed_url(self.form, channel.hub)

    feed_guid = feed_url

    def author_name(self, channel: Channel) -> str:
        """Who answers for it."""
        return channel.firm.name

    def author_link(self, _channel: Channel) -> str:
        """The home page."""
        return absolute("/")

    def feed_extra_kwargs(self, channel: Channel) -> dict[str, Any]:
        """What our formats take beside Django's."""
        return {"updated": channel.changed_at, "icon": absolute(static(ICON))}

    def items(self, channel: Channel) -> list[Entry]:
        """The newest first."""
        return channel.entries

    def item_title(self, entry: Entry) -> str:
        """Plain text."""
        return entry.insight.title

    def item_description(self, entry: Entry) -> str:
        """One or two plain sentences."""
        return entry.insight.summary_text

    def item_link(self, entry: Entry) -> str:
        """The page."""
        return entry.address

    def item_guid(self, entry: Entry) -> str:
        """The same wherever the page is moved and whatever it is called; another one in each language."""
        page = entry.insight
        return uuid5(page.translation_key, page.locale.language_code).urn

    def item_pubdate(self, entry: Entry) -> datetime:
        """The first publication."""
        return published_at(entry.insight)

    def item_updateddate(self, entry: Entry) -> datetime:
        """The last change of substance."""
        return modified_at(entry.insight)

    def item_categories(self, entry: Entry) -> list[str]:
        """The topics."""
        return [topic.name for topic in entry.insight.topics.all()]

    def item_extra_kwargs(self, entry: Entry) -> dict[str, Any]:
        """What our formats take beside Django's."""
        image = asdict(entry.image) if entry.image else {}
        shown = {name: str(value) for name, value in image.items()}
        return {"content": entry.text, "authors": entry.authors, "image": shown}
