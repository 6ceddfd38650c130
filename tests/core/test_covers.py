"""Covers: drawn from any slug, always the same, and kept by browsers for good."""

import hashlib
from itertools import count
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cagp_site.core.covers import RULE, cover_svg, cover_url
from cagp_site.core.covers.scheme import SCHEMES, Choice
from cagp_site.core.templatetags.site_tags import desk_cover

SVG = "{http://www.w3.org/2000/svg}"
# The design's own drawings. A change here changes every cover: raise RULE with it.
DRAWN = {
    "after-the-accords": "f784333503eeeb031c9a5f8deed1a1cbf9ac910892e65249bb3f8fa3ef67233e",
    "cyber-is-a-border": "aef5bb20d4560e3b2c29dfe96de8d5826fabc30f365370e7acbd4d31aea03845",
    "editorial-desk": "f29296d65f1a59ae83a8646b868f415f2b5938cfc21357a4251e8270d05ea8c6",
    "export-rules-both-sides": "95a693170670b0240314655914bf93ae358872b22045b6823d0a4498129b249d",
    "joint-research-bird": "1ac5fe99803d9461230ed472dc0ddeefe7084075c4f938e065e959b5f20d4fcd",
    "liaison-desk": "95d363270915c92396aa33943caafe3cc51689e472403744a33aeac57c6e5082",
    "not-found": "3cb6daf90ed406d956cd8ea1fb9d92ee536766a84f25ea74657eca3434965871",
    "operations-desk": "e8e4e3c9f00e7bb94b129b8e1d3d8bd228c7529d64d8e70d5db785980fefd750",
    "reading-the-memorandum": "35babee50954af95a356f125884d8ff78e842005554580620f22788e64f156f1",
    "research-desk": "113db97c9d6fc30c567236510677ddd06f4018d4a387a736a6be8d4d1f52d647",
    "scouting-without-noise": "ec24d2552b0c1b8032bcb9aa5e69fa7c63269cea20eb5d59abd859857dbf70f0",
    "technology-desk": "646758cd0e1e2fe14672329a65cd44f0688a075ddced09ad4a3a751d6c118066",
    "two-systems-one-line": "95d0f3a21a542436e35e52b288d3325241d1080398801892bdf5189ddfd81a72",
    "what-an-exercise-tests": "921e2c2fcbee84e302b6f91b7f40f67d5b116347fcb120a38d7e041b829e60ef",
}
RULES = {1: "be84cd998940ee272120415f64b360de96944bc13f2ec92a40d9b17c6d8494eb"}
SLUGS = ["two-systems", "שתי-מערכות", "две-системы", "two_systems", "x", "x" * 255, "ש" * 255, "0"]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(("slug", "expected"), DRAWN.items(), ids=DRAWN)
def test_the_design_and_the_site_draw_the_same(slug: str, expected: str) -> None:
    """Byte for byte what the design's own tool wrote for its pages."""
    assert digest(cover_svg(slug)) == expected


def test_the_rule_has_a_new_number_when_covers_look_different() -> None:
    """A cover of each color scheme, with rings and without, belongs to the number in their addresses."""
    wanted = {(scheme, has_rings) for scheme in SCHEMES for has_rings in (True, False)}
    specimens = []
    for slug in map(str, count()):
        choice = Choice.of(slug)
        if (choice.scheme, bool(choice.rings)) in wanted:
            wanted.remove((choice.scheme, bool(choice.rings)))
            specimens.append(cover_svg(slug))
        if not wanted:
            break
    assert RULES[RULE] == digest("".join(specimens))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_slug_has_a_drawing(slug: str) -> None:
    """Whatever its script: well-formed, of bounded size, of shapes alone."""
    text = cover_svg(slug)
    cover_svg.cache_clear()
    assert cover_svg(slug) == text
    root = ElementTree.fromstring(text)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} == {"svg", "path", "circle"}
    assert not {name for each in root.iter() for name in each.attrib} & {"style", "href", "onload", "class"}
    assert root.get("viewBox") == "0 0 1200 675"


def test_size_budget() -> None:
    """Of 60 covers none is above 18 KB, and the middle one is below 10."""
    sizes = sorted(len(cover_svg(f"article-{number}")) for number in range(60))
    assert sizes[0] > 3_000
    assert sizes[30] < 10_000
    assert sizes[-1] < 18_000


def test_different_slugs_look_different() -> None:
    """Forty slugs, forty drawings."""
    assert len({cover_svg(f"article-{number}") for number in range(40)}) == 40


@pytest.mark.parametrize("slug", SLUGS)
def test_served_for_good_without_a_query(
    slug: str, client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """The address that a page names answers with the drawing, asks the database nothing, and may be kept for good."""
    with django_assert_num_queries(0):
        response = client.get(cover_url(slug))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.decode() == cover_svg(slug)
    assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=31536000", "immutable"}
    assert not response.cookies


def test_an_address_of_another_rule_is_kept_shortly(client: Client, db: None) -> None:
    """A page that was kept over a change of the rule still shows covers, today's."""
    response = client.get(reverse("cover", kwargs={"version": RULE + 1, "slug": "two-systems"}))
    assert response.content.decode() == cover_svg("two-systems")
    assert "immutable" not in response["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["/covers/1/.svg", f"/covers/1/{'x' * 256}.svg", "/covers/1/a/b.svg", "/covers/x/a.svg"]
)
def test_nothing_else_is_a_cover(site: object, client: Client, path: str) -> None:
    """An address that no slug gives is not found."""
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("slug", ["", "a b/../c", "\0", "<svg>", "\ud800", "x" * 300])
def test_any_text_gives_an_address(slug: str, client: Client, db: None) -> None:
    """A page in its first preview has no slug yet."""
    assert client.get(cover_url(slug)).status_code == 200


def test_a_name_in_any_script_has_its_own_portrait() -> None:
    """Names are told apart by their letters, Hebrew ones too."""
    names = ["Editorial desk", "Research desk", "מערכת", "דסק מחקר", "***"]
    assert len({desk_cover(name) for name in names}) == len(names)
    assert desk_cover("Editorial desk") == cover_url("editorial-desk")
