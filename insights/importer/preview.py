"""A planned article as a page that nobody saves, to look at."""

import json

from wagtail.images import get_image_model

from ..models import InsightPage
from .blocks import stream
from .document import Picture
from .plan import Plan


def previewed(plan: Plan) -> InsightPage:
    """The page that the plan would make; of its pictures it has those that are in the library already."""
    article = plan.article
    hashes = {found.hash for found in plan.pictures.values() if found}
    images = dict(get_image_model().objects.filter(file_hash__in=hashes).values_list("file_hash", "pk"))

    def known(picture: Picture) -> int | None:
        found = plan.pictures.get(picture)
        return images.get(found.hash) if found else None

    return InsightPage(
        title=article.title,
        subtitle=article.subtitle,
        slug=plan.slug,
        locale=plan.index.locale,
        published_on=article.published,
        body=json.dumps(stream(plan.blocks, known, {})),
    )
