"""Commenting in a browser: without a script, by keyboard alone, and what a moderator makes of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.processes import RunningSite

from .admin import log_in
from .conftest import SECONDS, Open
from .sights import REMARK

pytestmark = pytest.mark.browser
ARTICLE = "/insights/two-systems-one-line/"


def write(page: Page, **typed: str) -> None:
    """Fill in the form from its first field on, by keyboard alone, and send it."""
    page.locator("#comment-name").focus()
    for value in typed.values():
        page.keyboard.type(value)
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator("#comment-consent").press("Tab")
    if page.evaluate("document.activeElement.tagName") == "A":
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_comment_is_sent_without_a_script_by_keyboard_alone(open_context: Open, site: RunningSite) -> None:
    """From the article to the thank-you and back."""
    context = open_context(java_script_enabled=True)
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(site.url(ARTICLE))
    write(page, **{**REMARK, "text": "Sent by keyboard: shared tests are where both staffs meet."})
    expect(page.locator("h1")).to_have_text("Your comment waits for an editor")
    assert context.cookies() == []
    page.get_by_role("link", name="Back to the article").click()
    page.wait_for_url(f"**{ARTICLE}#comments")
    expect(page.get_by_text("Sent by keyboard")).to_have_count(0)


def test_a_reply_that_fails_keeps_its_words_and_can_be_mended(open_context: Open, site: RunningSite) -> None:
    """The error summary takes focus, and the second press sends the reply, without JavaScript."""
    context = open_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url(ARTICLE))
    page.locator(".comment__reply").first.click()
    page.locator("#comment-text").fill("A reply with its words.")
    page.locator("#comment-consent").check()
    page.locator("#comment-form button[type=submit]").click()
    expect(page.locator(".summary")).to_contain_text("Enter your name")
    expect(page.locator("#comment-text")).to_have_value("A reply with its words.")
    expect(page.locator(".writing__answered")).to_be_visible()
    page.locator("#comment-name").fill("Miriam")
    page.locator("#comment-email").fill("miriam@harbor-robotics.example")
    page.locator("#comment-form button[type=submit]").click()
    expect(page.locator("h1")).to_have_text("Your comment waits for an editor")


def test_a_moderator_publishes_what_is_ticked(open_context: Open, page: Page, site: RunningSite) -> None:
    """The list's own boxes, Wagtail's question, and the comment is on the page."""
    reader = open_context().new_page()
    reader.goto(site.url(ARTICLE))
    write(reader, **{**REMARK, "text": "Ticked in the list: the calendar is the first thing to agree on."})
    page.set_default_timeout(45 * SECONDS)
    log_in(page, site)
    page.goto(site.url("/admin/comments/?q=Ticked+in+the+list"))
    page.locator("tbody .bulk-action-checkbox").first.check()
    page.get_by_role("link", name="Publish the selected comments").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messages")).to_contain_text("1 comment changed.")
    reader.goto(site.url(ARTICLE))
    expect(reader.get_by_text("Ticked in the list")).to_be_visible()
