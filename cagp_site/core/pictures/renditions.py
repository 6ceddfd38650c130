"""Renditions of a picture in a shape: those that exist, and making those that do not."""

import logging
from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import Filter

from ..needs import MAKE_RENDITIONS, Need, report
from .shapes import SHAPES, Shape

logger = logging.getLogger(__name__)


def existing(image: Any, shape: Shape) -> dict[str, Any]:
    """The renditions of a shape by their filter; those that are missing are asked for and left out.

    One query, none for pictures that went through `prefetch`. A crop about a former focal point counts as missing.
    """
    found = _found(image, shape)
    if None in found.values():
        focus = "-".join(map(str, (image.focal_point_x, image.focal_point_y, image.focal_point_width)))
        report(Need(MAKE_RENDITIONS, (image.pk, shape.name), f"{focus}-{image.file_hash}"))
    return {spec: rendition for spec, rendition in found.items() if rendition is not None}


def make(image_id: int, shape_name: str) -> None:
    """Make what is missing of a shape; nothing for a picture that was deleted, or whose file cannot be read."""
    image = get_image_model().objects.filter(pk=image_id).first()
    shape = SHAPES.get(shape_name)
    if image is None or shape is None:
        return
    try:
        # Not `get_renditions`, which believes the cache: what that knows may be gone from the database.
        image.create_renditions(*(Filter(spec) for spec, found in _found(image, shape).items() if found is None))
    except OSError as error:  # Wagtail's own for a file that is gone, Pillow's for one that it cannot read
        logger.warning("Picture %s was not made as %s: %s", image_id, shape_name, error)


def _found(image: Any, shape: Shape) -> dict[str, Any]:
    """Every filter of a shape with its rendition, or None."""
    kept = {(each.filter_spec, each.focal_point_key): each for each in image.renditions.all()}
    return {spec: kept.get((spec, Filter(spec).get_cache_key(image))) for spec in shape.all_specs(image)}


def prefetch(images: Iterable[Any]) -> None:
    """Read the renditions of all these pictures in one query."""
    known = [image for image in images if image is not None]
    if known:
        prefetch_related_objects(known, "renditions")
