"""How a body is divided into sections."""

from typing import Any

import pytest

from cagp_site.core.blocks import StandardBodyBlock
from cagp_site.core.blocks.sections import sections

PEOPLE = {"heading": "The desks", "intro": "One lead each.", "items": [{"name": "Liaison desk"}]}
TEXT = ("paragraph", "<p>Words.</p>")


def body(*children: tuple[str, Any]) -> Any:
    """A body of these blocks."""
    return StandardBodyBlock().normalize(list(children))


@pytest.mark.parametrize(
    ("children", "titles"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([TEXT], [""], id="no heading"),
        pytest.param([TEXT, ("heading", "One"), TEXT, TEXT], ["", "One"], id="an opening before the first heading"),
        pytest.param([("heading", "One"), ("heading", "Two")], ["One", "Two"], id="a heading with nothing under it"),
        pytest.param([("heading", "One"), ("people", PEOPLE), TEXT], ["One", "The desks", ""], id="people"),
    ],
)
def test_sections(children: list[tuple[str, Any]], titles: list[str]) -> None:
    """A section starts at each heading and at each group of people; nothing is lost and no empty one is made."""
    found = sections(body(*children))
    assert [section.title for section in found] == titles
    shown = sum(len(section.children) for section in found)
    assert shown == len([name for name, _value in children if name != "heading"])


def test_anchors_are_unique() -> None:
    """Two headings of the same words can both be linked to."""
    first, second = sections(body(("heading", "Route"), TEXT, ("heading", "Route")))
    assert (first.anchor, second.anchor) == ("route", "route-2")


def test_people_bring_their_introduction() -> None:
    """The introduction stands under the heading, not above the people a second time."""
    (section,) = sections(body(("people", PEOPLE)))
    assert section.intro == "One lead each."
