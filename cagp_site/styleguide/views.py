"""The pages of the style guide. Each takes `?scheme=light|dark&dir=ltr|rtl`."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from cagp_site.core.icons import ICONS

from .specimens import Specimen, specimens
from .tokens import SIZES, pairs
from .words import BY_DIRECTION

SCHEMES = ("light", "dark")
DIRECTIONS = tuple(BY_DIRECTION)


def foundations(request: HttpRequest) -> HttpResponse:
    """Colors with their contrasts, type, icons."""
    look = _look(request)
    context = {"pairs": pairs(look["scheme"]), "sizes": SIZES, "icons": ICONS, "title": "Foundations", "here": ""}
    return _page(request, "styleguide/foundations.html", {**look, **context})


def specimen(request: HttpRequest, slug: str) -> HttpResponse:
    """One component or block, each state in a frame of its own, so that ids and widths are those of a real page."""
    found = _specimen(slug)
    return _page(
        request,
        "styleguide/specimen.html",
        {**_look(request), "specimen": found, "here": slug, "title": found.template},
    )


def sample(request: HttpRequest, slug: str, state: str) -> HttpResponse:
    """One state by itself, as a page."""
    found, look = _specimen(slug), _look(request)
    if state not in found.states:
        raise Http404("There is no such state.")
    with translation.override(look["words"].language):
        html = found.states[state](request, look["words"])
        context = {**look, "specimen": found, "state": state, "sample": html}
        return _private(render(request, "styleguide/sample.html", context))


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    found = list(specimens().values())
    kinds = [("Components", "components"), ("Blocks", "blocks"), ("Forms", "forms")]
    index = [(name, [each for each in found if each.kind == kind]) for name, kind in kinds]
    looks = [(scheme, direction) for scheme in SCHEMES for direction in DIRECTIONS]
    return _private(render(request, template, {**context, "index": index, "looks": looks}))


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _specimen(slug: str) -> Specimen:
    try:
        return specimens()[slug]
    except KeyError:
        raise Http404("There is no such specimen.") from None


def _look(request: HttpRequest) -> dict[str, Any]:
    """The scheme and the direction that were asked for, and the query that asks for them again."""
    scheme, direction = request.GET.get("scheme"), request.GET.get("dir")
    scheme = scheme if scheme in SCHEMES else SCHEMES[0]
    direction = direction if direction in DIRECTIONS else DIRECTIONS[0]
    query = f"scheme={scheme}&dir={direction}"
    return {"scheme": scheme, "direction": direction, "query": query, "words": BY_DIRECTION[direction]}
