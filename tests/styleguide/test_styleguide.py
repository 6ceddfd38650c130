"""The style guide: for staff alone, and complete: every component and block, in every state, scheme and direction."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from cagp_site.core.icons import ICONS
from cagp_site.styleguide.components import COMPONENTS
from cagp_site.styleguide.specimens import specimens, stream_blocks
from cagp_site.styleguide.tokens import pairs
from home.blocks import HomeBlock
from tests.core.test_blocks_for_editors import CHOICES
from tests.markup import Outline, faults_of

SPECIMENS = specimens()
STATES = [(slug, state) for slug, each in SPECIMENS.items() for state in each.states]
LOOKS = [(scheme, direction) for scheme in ("light", "dark") for direction in ("ltr", "rtl")]
each_look = pytest.mark.parametrize(("scheme", "direction"), LOOKS)


@pytest.fixture
def staff(site: SimpleNamespace, client: Client) -> Client:
    """Somebody who may reach the admin and nothing else."""
    user = get_user_model().objects.create_user("staff", "staff@cagp.example", "x")
    user.groups.add(Group.objects.get(name="Sales"))
    client.force_login(user)
    return client


def test_every_component_is_shown() -> None:
    """A new file in templates/components needs an entry."""
    folder = Path(settings.TEMPLATES[0]["DIRS"][0]) / "components"
    assert {path.stem for path in folder.glob("*.html")} == set(COMPONENTS)


def test_every_block_is_shown() -> None:
    """Whatever an editor can add, by walking the definitions."""
    shown = {each.template for each in SPECIMENS.values() if each.kind == "blocks"}
    assert shown == {block.meta.template for block in CHOICES.values()}
    assert {block.meta.template for block in HomeBlock().child_blocks.values()} <= shown
    assert len(list(stream_blocks())) == len(shown)


@pytest.mark.parametrize(("slug", "state"), STATES)
def test_sample_is_whole(staff: Client, slug: str, state: str) -> None:
    """In both schemes and directions: the real template, in a page without fault."""
    for scheme, direction in LOOKS:
        address = reverse("styleguide:sample", args=[slug, state])
        response = staff.get(address, {"scheme": scheme, "dir": direction})
        html = response.content.decode()
        names = {template.name for template in response.templates}
        assert response.status_code == 200
        assert SPECIMENS[slug].template in names
        assert faults_of(html) == [], (scheme, direction)
        root = Outline(html).all("html")[0]
        assert (root["data-scheme"], root["dir"], root["lang"]) == (
            scheme,
            direction,
            {"ltr": "en", "rtl": "he"}[direction],
        )


def test_states_differ(staff: Client) -> None:
    """An empty, a full and an absurdly long one are not the same picture."""
    for slug, each in SPECIMENS.items():
        drawn = {}
        for state in each.states:
            main = staff.get(reverse("styleguide:sample", args=[slug, state])).content.decode()
            drawn[state] = main.replace(state, "")
        # A block without an optional part is the same with the fewest: a heading, a step of one line.
        if each.kind == "blocks":
            assert drawn["long"] != drawn["full"], slug
        else:
            assert len(set(drawn.values())) == len(drawn), slug


@each_look
def test_pages_are_whole(staff: Client, scheme: str, direction: str) -> None:
    """The guide's own pages, each with a way to every specimen."""
    look = {"scheme": scheme, "dir": direction}
    for address in (reverse("styleguide:foundations"), reverse("styleguide:specimen", args=["block-quote"])):
        html = staff.get(address, look).content.decode()
        assert faults_of(html) == []
        links = Outline(html).values("href")
        for slug in SPECIMENS:
            assert any(f"/{slug}/?" in link for link in links), slug


def test_a_specimen_names_its_files(staff: Client) -> None:
    """Template and styles, and a frame for each state."""
    html = staff.get(reverse("styleguide:specimen", args=["block-dateline"])).content.decode()
    assert "templates/blocks/dateline.html" in html
    assert "css/blocks/dateline.css" in html
    assert len(Outline(html).all("iframe")) == len(SPECIMENS["block-dateline"].states)


def test_foundations_show_every_icon_and_contrast(staff: Client) -> None:
    html = staff.get(reverse("styleguide:foundations")).content.decode()
    assert all(f"<code>{name}</code>" in html for name in ICONS)
    assert "17.3 : 1" in html


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrasts_reach_what_the_design_promises(scheme: str) -> None:
    """Computed from the stylesheet, not written down."""
    assert [f"{pair.front} on {pair.back}: {pair.ratio}" for pair in pairs(scheme) if not pair.passes] == []


@pytest.mark.parametrize("path", ["", "block-quote/", "block-quote/full/"])
def test_for_staff_alone(site: SimpleNamespace, client: Client, path: str) -> None:
    """A visitor is asked to sign in; somebody without access to the admin gets no further either."""
    address = f"/styleguide/{path}"
    assert client.get(address).status_code == 302
    client.force_login(get_user_model().objects.create_user("reader", "reader@cagp.example", "x"))
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize("path", ["", "block-quote/", "block-quote/full/"])
def test_never_indexed(staff: Client, path: str) -> None:
    """Nor kept by a cache; only the page of a specimen may frame anything, and that is the guide's own samples."""
    response = staff.get(f"/styleguide/{path}")
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    frames = [each for each in response["Content-Security-Policy"].split("; ") if each.startswith("frame-src")]
    assert frames == (["frame-src 'self'"] if path == "block-quote/" else [])
    assert "styleguide" not in staff.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("path", ["no-such/", "no-such/full/", "block-quote/no-such/"])
def test_unknown_is_not_found(staff: Client, path: str) -> None:
    assert staff.get(f"/styleguide/{path}").status_code == 404
