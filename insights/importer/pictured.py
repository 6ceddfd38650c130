"""Pictures as HTML names them."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from . import furniture
from .document import Paragraph, Picture, Run
from .markup import Element
from .notes import Notes

_ATTRIBUTES = ("src", "data-src", "data-original", "data-lazy-src", "data-pin-media")


def pictures(images: Iterable[Element], caption: str, notes: Notes) -> list[Picture | Paragraph]:
    """The pictures of one figure; the caption belongs to the last of them, or stands alone when none is left."""
    found: list[Picture | Paragraph] = []
    for image in images:
        if furniture.is_pixel(image):
            notes.left_out(_("a picture of a pixel that counts readers"))
            continue
        addresses = _addresses(image)
        alt, title = (" ".join(image.get(name).split()) for name in ("alt", "title"))
        if addresses or alt or title:
            found.append(Picture(addresses, alt, "" if title == alt else title))
    last = found[-1] if found else None
    if caption and isinstance(last, Picture):
        found[-1] = Picture(last.addresses, last.alt, _joined(last.caption, caption))
    elif caption:
        found.append(Paragraph((Run(caption),)))
    return found


def _addresses(image: Element) -> tuple[str, ...]:
    found = [image.get(name).strip() for name in _ATTRIBUTES]
    # In a list of sizes the largest comes last, as a rule. A comma ends an address only before a space.
    for name in ("srcset", "data-srcset"):
        sizes = re.split(r",\s+", image.get(name))
        found += [each.split()[0] for each in reversed(sizes) if each.split()]
    return tuple(dict.fromkeys(each for each in found if each))


def _joined(title: str, caption: str) -> str:
    return caption if not title or title == caption else f"{caption} {title}"
