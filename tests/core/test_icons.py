"""Icons: each one is drawn on its grid, says nothing by itself, and only what points along the text is mirrored."""

import re

import pytest
from django.template import Context, Template, TemplateSyntaxError

from cagp_site.core.icons import ICONS, Icon
from tests.markup import Outline

POINTS_ALONG_THE_TEXT = {"arrow", "chevron", "external", "quote"}
each_icon = pytest.mark.parametrize(("name", "icon"), ICONS.items(), ids=ICONS)


def draw(name: str) -> Outline:
    """What a template gets for `name`."""
    return Outline(Template("{% load icons %}{% icon name %}").render(Context({"name": name})))


@each_icon
def test_icon_is_drawn(name: str, icon: Icon) -> None:
    """As one hidden picture in the color of the words around it, with a size even without the stylesheet."""
    outline = draw(name)
    assert outline.faults == []
    (svg,) = outline.all("svg")
    assert (svg["aria-hidden"], svg["focusable"], svg["stroke"]) == ("true", "false", "currentColor")
    assert (svg["width"], svg["height"], svg["viewbox"]) == ("24", "24", "0 0 24 24")
    drawn = [path["d"] for path in outline.all("path")]
    assert drawn == [d for d in (icon.line, icon.solid) if d]
    assert drawn


@each_icon
def test_icon_stays_on_its_grid(name: str, icon: Icon) -> None:
    """Every absolute point lies within the square, with room for half a stroke."""
    points = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", icon.line + icon.solid)
    assert points
    assert all(2 <= float(number) <= 22 for point in points for number in point)


@each_icon
def test_icon_is_mirrored_where_it_points_along_the_text(name: str, icon: Icon) -> None:
    """A film, a clock or a mark runs the same way in every language."""
    classes = draw(name).all("svg")[0]["class"].split()
    assert ("icon--turns" in classes) == (name in POINTS_ALONG_THE_TEXT)


def test_unknown_icon_is_refused() -> None:
    """With the names there are: a wrong name is a fault of the template."""
    with pytest.raises(TemplateSyntaxError, match=r"no icon 'downlaod'.*download"):
        draw("downlaod")
