"""What a page asks for and leaves behind, and the menu."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.processes import RunningSite

from .conftest import Open
from .sights import SIGHTS, Sight

pytestmark = pytest.mark.browser

every_sight = pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.name)


@every_sight
def test_a_reader_is_left_alone(open_context: Open, site: RunningSite, sight: Sight) -> None:
    """No cookie, no request to anybody else, nothing missing, no error in the console."""
    context = open_context()
    hosts, bad, said = set(), [], []
    context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    context.on("response", lambda answer: bad.append(answer.url) if answer.status >= 400 else None)
    context.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    page = context.new_page()
    sight.reach(page, site)
    page.wait_for_load_state("networkidle")
    assert context.cookies() == []
    assert hosts == {urlsplit(site.url()).netloc}
    assert [url for url in bad if url != page.url] == []
    assert [line for line in said if "status of 4" not in line] == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_menu_can_be_used(page: Page, site: RunningSite, width: int) -> None:
    """As a disclosure below 64rem, open above."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site.url("/"))
    link = page.locator("nav[aria-label=Main] a[href='/insights/']")
    if width < 1024:
        assert not link.is_visible()
        page.locator("summary", has_text="Menu").click()
    link.click()
    page.wait_for_url(site.url("/insights/"))
    assert page.locator("nav[aria-label=Main] [aria-current]").text_content() == "Insights"


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_by_keyboard(page: Page, site: RunningSite, width: int, key: str) -> None:
    """The disclosure opens and closes, and its links follow it."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site.url("/"))
    summary = page.locator("summary", has_text="Menu")
    link = page.locator("nav[aria-label=Main] a").first
    summary.focus()
    for is_open in (True, False, True):
        page.keyboard.press(key)
        expect(link).to_be_visible(visible=is_open)
    page.keyboard.press("Tab")
    expect(link).to_be_focused()


def test_the_skip_link(page: Page, site: RunningSite) -> None:
    """The first stop of a page leads past its menu: the next Tab after it is inside the content."""
    page.goto(site.url("/"))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
