"""What a script adds to an article, and what stands without one."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.processes import RunningSite

from .conftest import Open

pytestmark = pytest.mark.browser

ARTICLE = "/insights/reading-the-memorandum/"
# A browser that cannot mark the contents by its style sheet, as Firefox and Safari could not in 2026.
OLDER = "CSS.supports = () => false"
SHARES = "navigator.share = async (what) => { window.shared = what; }"


def test_the_contents_say_where_the_reader_is(open_context: Open, site: RunningSite) -> None:
    """The last heading above the reader's eye is marked, and no other; none at the beginning."""
    page = open_context(reduced_motion="reduce").new_page()
    page.add_init_script(OLDER)
    page.goto(site.url(ARTICLE))
    marked = page.locator(".toc a[aria-current]")
    expect(marked).to_have_count(0)
    for number in (2, 0):
        link = page.locator(".toc a").nth(number)
        page.evaluate("id => document.getElementById(id).scrollIntoView()", link.get_attribute("href")[1:])
        expect(marked).to_have_count(1)
        expect(link).to_have_attribute("aria-current", "true")


def test_a_citation_is_copied(open_context: Open, site: RunningSite) -> None:
    """The line and the entry, each by its own button, which says so."""
    context = open_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site.url(ARTICLE))
    page.locator(".cite summary").click()
    for number, beginning in enumerate(("Research desk. (2026, September 17).", "@misc{reading-the-memorandum-2026,")):
        button = page.locator(".cite__copy").nth(number)
        button.click()
        expect(button).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()").startswith(beginning)


def test_the_systems_own_sharing(open_context: Open, site: RunningSite) -> None:
    """It is handed the page's own address; where there is none, no button shows."""
    page = open_context().new_page()
    page.add_init_script(SHARES)
    page.goto(site.url(ARTICLE))
    page.get_by_role("button", name="Other ways").click()
    assert page.evaluate("window.shared.url") == site.url(ARTICLE)
    without = open_context().new_page()
    without.add_init_script("Object.defineProperty(Navigator.prototype, 'share', {value: undefined})")
    without.goto(site.url(ARTICLE))
    expect(without.get_by_role("button", name="Print")).to_be_visible()
    expect(without.get_by_role("button", name="Other ways")).to_have_count(0)


def test_everything_is_there_without_a_script(open_context: Open, site: RunningSite) -> None:
    """The list of parts, the citation and plain links; no button that does nothing."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(site.url(ARTICLE))
    page.locator(".series summary").click()
    expect(page.locator(".series li")).to_have_count(3)
    page.locator(".cite summary").click()
    expect(page.locator("#cite-entry")).to_contain_text("@misc{")
    expect(page.get_by_role("link", name="LinkedIn", exact=True)).to_be_visible()
    assert [each for each in page.locator("main button[type=button]").all() if each.is_visible()] == []


def test_a_heading_gives_its_address(page: Page, site: RunningSite) -> None:
    """To the pointer and to the keyboard."""
    page.goto(site.url(ARTICLE))
    heading = page.locator(".titled").first
    link = heading.locator(".permalink")
    expect(link).to_have_css("clip-path", "inset(50%)")
    heading.hover()
    expect(link).to_have_css("clip-path", "none")
    page.mouse.move(0, 0)
    page.locator(".skip").focus()
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_have_css("clip-path", "none")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#the-two-lines$"))
