"""What an article says of itself to machines, as structured data and as Open Graph."""

from typing import Any, Final

from cagp_site.core.covers import CROPS, cover_url
from cagp_site.core.social import absolute, picture
from cagp_site.core.structured_data import Data, Site, thing

from .moments import modified_at, published_at

# Search engines choose among 16:9, 4:3 and 1:1.
COVER_SHAPES: Final = ("cover", "four-thirds", "square")
# What they show of a title.
LONGEST_HEADLINE: Final = 110


def article(page: Any, site: Site) -> Data:
    """An article as schema.org describes one. The authors and topics are those that the page shows."""
    address = page.get_full_url(site.request) or ""
    topics = [topic.name for topic in page.topics.all()]
    return thing(
        "Article",
        **{"@id": f"{address}#article"},
        headline=_shortened(page.title),
        alternativeHeadline=page.subtitle,
        description=page.summary_text,
        image=images(page),
        datePublished=published_at(page).isoformat(),
        dateModified=modified_at(page).isoformat(),
        author=[each.as_author(each.beside(page, address), site) for each in page.credited] or site.publisher,
        publisher=site.publisher,
        inLanguage=site.language,
        articleSection=next(iter(topics), None),
        keywords=topics,
        timeRequired=f"PT{page.reading_minutes}M",
        mainEntityOfPage=thing("WebPage", **{"@id": address}),
        url=address,
    )


def images(page: Any) -> list[str]:
    """Absolute addresses of the cover as 16:9, 4:3 and 1:1; a picture that is not made yet stands in as it is."""
    if page.cover is None:
        return [absolute(cover_url(page.slug, crop)) for crop in ("", *CROPS)]
    found = [picture(page.cover, shape) for shape in COVER_SHAPES]
    return [each.url for each in found if each] or [absolute(page.cover.file.url)]


def open_graph(page: Any, address: str) -> list[tuple[str, str]]:
    """The properties of Open Graph's type `article`; an author is the address of a profile, else a name."""
    authors = [("author", each.beside(page, address) or each.name) for each in page.credited]
    topics = [topic.name for topic in page.topics.all()]
    found = [
        ("published_time", published_at(page).isoformat()),
        ("modified_time", modified_at(page).isoformat()),
        *authors,
        *(("section", name) for name in topics[:1]),
        *(("tag", name) for name in topics),
    ]
    return [(f"article:{name}", value) for name, value in found]


def _shortened(title: str) -> str:
    return title if len(title) <= LONGEST_HEADLINE else f"{title[: LONGEST_HEADLINE - 1].rstrip()}…"
