"""Pictures in templates: `{% picture image "figure" alt=text %}`."""

from typing import Any

from django import template

from ..pictures import SHAPES, picture_of

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(image: Any, shape: str, *, alt: str = "", eager: bool = False) -> dict[str, Any]:
    """A picture in one of the named shapes; nothing without a picture.

    `eager` is for the one picture that a reader sees first: it is fetched before others, where all others wait until
    they come near.

    Raises:
        KeyError: there is no shape of that name.
    """
    known = SHAPES[shape]
    return {"picture": picture_of(image, known) if image else None, "sizes": known.sizes, "alt": alt, "eager": eager}
