"""Ways to lay out the body of a page."""

from django import template
from wagtail.blocks import StreamValue

from ..blocks.sections import Section
from ..blocks.sections import sections as divided

register = template.Library()


@register.filter
def sections(value: StreamValue) -> list[Section]:
    """A body as sections, each with its heading apart."""
    return divided(value)
