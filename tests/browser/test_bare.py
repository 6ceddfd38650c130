"""Every kind of page with something switched off: scripts, pictures, style sheets."""

import re

import pytest
from playwright.sync_api import Page, Route

from tests.arrivals import the_hook
from tests.processes import RunningSite

from .audits import accessibility, ask, layout
from .conftest import Open
from .sights import SIGHTS, Sight, fill, send

pytestmark = pytest.mark.browser

every_sight = pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.name)
# What is new each time a page is asked for.
REFERENCE = re.compile(r"CA-[\w-]+")
READABLE = ("h1", "main")


def without(page: Page, kind: str) -> None:
    """Let nothing of this kind through."""

    def answer(route: Route) -> None:
        route.abort() if route.request.resource_type == kind else route.continue_()

    page.route("**/*", answer)


def words(page: Page) -> str:
    """What the content says, but for buttons that only a script gives a meaning and that show with it alone."""
    hide = "all => all.forEach((each) => { (each.closest('li') ?? each).hidden = true; })"
    page.locator("main :is([data-share], [data-print], [data-copy])").evaluate_all(hide)
    return REFERENCE.sub("", page.locator("main").inner_text())


@every_sight
def test_without_scripts(open_context: Open, site: RunningSite, sight: Sight) -> None:
    """The content is word for word the same."""
    said = []
    for is_on in (True, False):
        page = open_context(java_script_enabled=is_on).new_page()
        sight.reach(page, site)
        said.append(words(page))
    assert said[0] == said[1]


@every_sight
def test_without_pictures(page: Page, site: RunningSite, sight: Sight) -> None:
    """Nothing is lost that is said in words, and no text needs a picture for its ground."""
    without(page, "image")
    sight.reach(page, site)
    page.set_viewport_size({"width": 360, "height": 800})
    assert layout.misfits(page) == []
    assert accessibility.unreadable(page) == []


@every_sight
def test_without_style_sheets(page: Page, site: RunningSite, sight: Sight) -> None:
    """The order makes sense, each label stands beside its field, no drawing fills the window, everything is there."""
    without(page, "stylesheet")
    sight.reach(page, site)
    assert ask(page, "orderFaults") == []
    assert ask(page, "labelFaults") == []
    assert ask(page, "hugeDrawings") == []
    assert ask(page, "sidewaysScroll") == 0
    for selector in READABLE:
        assert page.locator(selector).first.is_visible()


def test_the_form_with_nothing(open_context: Open, site: RunningSite) -> None:
    """No script, no picture, no style sheet: the form is sent all the same."""
    page = open_context(java_script_enabled=False).new_page()
    page.route(re.compile(r"\.(css|js|svg|png|webp|avif|woff2)\b"), lambda route: route.abort())
    page.goto(site.url("/contact/"))
    fill(page, email="bare@harbor.example")
    send(page)
    reference = page.locator("main bdi").first.inner_text()
    assert the_hook(site, email="bare@harbor.example")["data"]["reference"] == reference
