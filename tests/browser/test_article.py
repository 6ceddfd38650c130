"""An article in the browser: the video that plays in place, and the editor's source button."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.processes import RunningSite

from .admin import log_in
from .conftest import SECONDS, Open
from .sights import every_block

pytestmark = pytest.mark.browser

PLAYER = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&rel=0"


def elsewhere(context: BrowserContext) -> list[str]:
    """Addresses beyond this machine that are asked for from now on; none of them is reached."""
    asked: list[str] = []

    def refuse(route: object) -> None:
        asked.append(route.request.url)
        route.abort()

    context.route(lambda url: "://localhost" not in url, refuse)
    return asked


def test_a_video_is_asked_for_when_it_is_played(open_context: Open, site: RunningSite) -> None:
    """Nothing is loaded from elsewhere before; the player then takes the still's place, and the keyboard with it."""
    context = open_context(reduced_motion="reduce")
    asked = elsewhere(context)
    page = context.new_page()
    every_block(page, site)
    still = page.locator(".embed__still").first
    still.scroll_into_view_if_needed()
    assert asked == []
    still.focus()
    page.keyboard.press("Enter")
    frame = page.locator("iframe.embed__frame")
    expect(frame).to_have_attribute("src", PLAYER)
    expect(frame).to_have_attribute("title", "Two staffs, one plan")
    expect(frame).to_be_focused()
    assert {address.partition("?")[0] for address in asked} <= {PLAYER.partition("?")[0]}


def test_a_video_without_scripts_is_a_link(open_context: Open, site: RunningSite) -> None:
    """Without JavaScript the still leads to the provider's own page."""
    context = open_context(java_script_enabled=False)
    page = context.new_page()
    every_block(page, site)
    expect(page.locator(".embed__still").first).to_have_attribute("href", "https://www.youtube.com/watch?v=abcdefghijk")
    assert page.locator("iframe").count() == 0


def test_an_editor_refers_to_a_source(page: Page, site: RunningSite) -> None:
    """A source that was just typed can be chosen, marks the text, and stands numbered on the published page."""
    # The longest form of the site, with a preview beside it.
    page.set_default_timeout(90 * SECONDS)
    every_block(page, site)
    log_in(page, site)
    page.goto(site.url("/admin/pages/?q=every+block"))
    page.goto(site.url(page.locator("a[href$='/edit/']", has_text="every block").first.get_attribute("href")))
    page.locator('[data-contentpath="sources"] button.c-sf-add-button').last.click()
    page.locator('textarea[name^="sources-"][name$="-value-text"]').last.fill("A source typed just now")
    page.locator('[data-contentpath="body"] .public-DraftEditor-content').first.click()
    page.keyboard.press("End")
    page.keyboard.press("Shift+Home")
    page.locator('button[name="SOURCE"]').first.click()
    page.locator(".source-dialog__source", has_text="A source typed just now").click()
    expect(page.locator(".source-mark").first).to_have_attribute("title", "A source typed just now")
    expect(page.locator("dialog.source-dialog")).to_have_count(0)
    # The editor writes into the form a moment after each change.
    kept = page.locator('[name="body-2-value"]')
    expect(kept).to_have_value(re.compile('"SOURCE"'))
    page.locator('button[name="action-publish"]').first.dispatch_event("click")
    expect(page.locator(".messages")).to_contain_text("published")
    page.goto(site.url("/insights/every-block/"))
    expect(page.locator(".notes li").first).to_contain_text("A source typed just now")
    expect(page.locator(".reference a").first).to_have_attribute("href", "#source.1")
