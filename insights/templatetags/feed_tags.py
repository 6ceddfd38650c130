"""The feeds that a page tells feed readers about."""

from dataclasses import dataclass
from typing import Any, Final

from django import template
from django.utils.translation import gettext as _
from wagtail.models import Page

from insights.feeds import FORMATS, feed_url
from insights.models import InsightIndexPage, InsightPage

from .insights_tags import insights_index

register = template.Library()

TYPES: Final = {name: each.content_type.partition(";")[0] for name, each in FORMATS.items()}
NAMES: Final = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}


@dataclass(frozen=True)
class FeedLink:
    """One feed in one format."""

    title: str
    type: str
    url: str


@register.simple_tag(takes_context=True)
def feed_links(context: dict[str, Any], page: Any) -> list[FeedLink]:
    """Feeds of a page: its topic's or author's first, then that of all insights.

    The pages of insights have them, and the home page, whose address people give to a feed reader.
    """
    if not isinstance(page, InsightIndexPage | InsightPage) and not (_is_home(context, page) and insights_index()):
        return []
    hub = context.get("hub")
    own = _links(hub, str(hub)) if hub else []
    return [*own, *_links(None, _("All insights"))]


def _links(hub: Any, title: str) -> list[FeedLink]:
    return [FeedLink(f"{title} ({NAMES[form]})", TYPES[form], feed_url(form, hub)) for form in FORMATS]


def _is_home(context: dict[str, Any], page: Any) -> bool:
    nav = context.get("nav")
    return isinstance(page, Page) and nav is not None and nav.home is not None and nav.home.pk == page.pk
