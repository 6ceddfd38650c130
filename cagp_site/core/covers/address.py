"""Where a cover is served."""

import re
from typing import Final

from django.urls import reverse

from .svg import RULE

# The longest slug that Wagtail lets a page have.
LONGEST: Final = 255
# What Wagtail lets a slug hold, letters of every script included.
SLUG: Final = rf"[-\w]{{1,{LONGEST}}}"
# For what has no name yet, such as a page in its first preview.
NAMELESS: Final = "cover"


def cover_url(slug: str, crop: str = "") -> str:
    """Address of the cover for a slug, with the version of the drawing rule; any text gives a valid one.

    `crop` is one of the `CROPS`, or empty for all of it.
    """
    clean = re.sub(r"[^-\w]+", "-", slug)[:LONGEST] or NAMELESS
    known = {"version": RULE, "slug": clean}
    return reverse("cropped_cover", kwargs={**known, "crop": crop}) if crop else reverse("cover", kwargs=known)
