"""Old addresses lead to the new pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from .document import Article
from .links import path_of

# Where blogs of the old builder have their feed.
OLD_FEED: Final = "/blog-feed.xml"


@dataclass(frozen=True)
class Redirection:
    """One old address, and whether it leads somewhere already."""

    old_path: str
    is_taken: bool = False


def of_article(article: Article) -> list[Redirection]:
    """The old addresses of an article that a reader may still have."""
    paths = [path_of(article.address), *article.old_paths]
    return list(_redirections(path for path in paths if path))


def of_feed(articles: Iterable[Article]) -> list[Redirection]:
    """The old feed's address, when any of the articles had one."""
    return list(_redirections([OLD_FEED] if any(article.address for article in articles) else []))


def make(redirections: Iterable[Redirection], target: dict[str, Any]) -> None:
    """Make those that do not lead anywhere yet."""
    for each in redirections:
        if not each.is_taken:
            Redirect.objects.create(old_path=each.old_path, site=None, is_permanent=True, **target)


def to_page(page: Page) -> dict[str, Any]:
    """Where to: a page, wherever it is moved."""
    return {"redirect_page": page}


def to_feed(index: Page) -> dict[str, Any]:
    """Where readers of the old feed are led: to the feed of all insights in the language of the index."""
    with translation.override(index.locale.language_code):
        return {"redirect_link": reverse("feeds:all", kwargs={"form": "rss"})}


def _redirections(paths: Iterable[str]) -> Iterable[Redirection]:
    for path in dict.fromkeys(Redirect.normalise_path(path) for path in paths):
        if len(path) <= Redirect._meta.get_field("old_path").max_length and path != "/":
            yield Redirection(path, Redirect.objects.filter(old_path=path).exists())
