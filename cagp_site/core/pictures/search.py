"""Which pictures a page holds, in its fields and in its blocks, however deep."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage


def images_of(page: models.Model) -> Iterator[Any]:
    """Pictures of a page's own fields and blocks, in no order that matters."""
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField) or _holds_an_image(page, field):
            yield from _images_in(getattr(page, field.name))


def _holds_an_image(page: models.Model, field: Any) -> bool:
    is_image = isinstance(field, models.ForeignKey) and issubclass(field.related_model, AbstractImage)
    return is_image and getattr(page, field.attname) is not None


def _images_in(value: Any) -> Iterator[Any]:
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StreamValue):
        yield from (image for child in value for image in _images_in(child.value))
    elif isinstance(value, ListValue):
        yield from (image for child in value for image in _images_in(child))
    elif isinstance(value, StructValue):
        yield from (image for child in value.values() for image in _images_in(child))
