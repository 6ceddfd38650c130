"""What stands around an article: how to cite it and how to share it."""

from django import template

from insights.citation import Citation
from insights.models import InsightPage
from insights.sharing import Way, ways_to_share

register = template.Library()


@register.simple_tag
def citation(article: InsightPage, publisher: str, address: str) -> Citation:
    """How to cite an article that `publisher` has at `address`."""
    return Citation(
        title=article.title,
        authors=[author.name for author in article.credited],
        publisher=publisher,
        published_on=article.published_on,
        slug=article.slug,
        address=address,
        language=article.locale.language_code,
    )


@register.simple_tag
def sharing(article: InsightPage, address: str) -> list[Way]:
    """The ways to share an article that is at `address`."""
    return ways_to_share(article.title, address)
