"""Covers, drawn when they are asked for: nothing is read, so that any server process can answer."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ..covers import RULE, cover_svg

# An address with a version always shows the same drawing, so it may be kept for good.
FOR_GOOD = 31_536_000
# One that names another version comes from a page that was kept: it gets today's drawing, to be asked for again.
SOON = 300


@require_safe
def cover(request: HttpRequest, version: str, slug: str, crop: str = "") -> HttpResponse:
    """The cover for a slug as SVG, or the middle of it."""
    response = HttpResponse(cover_svg(slug, crop), content_type="image/svg+xml")
    if version == str(RULE):
        patch_cache_control(response, public=True, max_age=FOR_GOOD, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=SOON)
    return response
