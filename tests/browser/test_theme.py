"""The reader's choice of colors: kept in the browser, without a cookie, and in force before the first paint."""

import pytest
from playwright.sync_api import Page, expect

from tests.processes import RunningSite

from .conftest import Open

pytestmark = pytest.mark.browser

# The first paint cannot come before the body is there: what holds now is what the reader first sees.
SCHEME_AT_THE_BODY = """
new MutationObserver((_changes, observer) => {
  if (!document.body) return;
  observer.disconnect();
  window.schemeAtTheBody = document.documentElement.dataset.scheme ?? "auto";
}).observe(document, {childList: true, subtree: true});
"""
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get: () => { throw new Error('switched off'); }})"
DARK, LIGHT = "rgb(5, 19, 30)", "rgb(255, 255, 255)"


def ground(page: Page) -> str:
    """The color of the page's ground."""
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def choose(page: Page, name: str) -> None:
    """Press one of the three."""
    page.get_by_role("group", name="Colors").get_by_role("radio", name=name).check()


@pytest.mark.parametrize(("system", "choice", "color"), [("light", "Dark", DARK), ("dark", "Light", LIGHT)])
def test_a_choice_outlives_the_page(
    open_context: Open, site: RunningSite, system: str, choice: str, color: str
) -> None:
    """It holds at once, on the next page from its first paint on, and no cookie carries it."""
    context = open_context(color_scheme=system)
    page = context.new_page()
    page.add_init_script(SCHEME_AT_THE_BODY)
    page.goto(site.url("/"))
    choose(page, choice)
    assert ground(page) == color
    page.goto(site.url("/insights/"))
    assert page.evaluate("schemeAtTheBody") == choice.lower()
    assert ground(page) == color
    expect(page.get_by_role("radio", name=choice)).to_be_checked()
    assert context.cookies() == []


def test_auto_follows_the_system_again(open_context: Open, site: RunningSite) -> None:
    """Auto gives the decision back."""
    page = open_context(color_scheme="dark").new_page()
    page.goto(site.url("/"))
    choose(page, "Light")
    choose(page, "Auto")
    assert ground(page) == DARK
    page.emulate_media(color_scheme="light")
    assert ground(page) == LIGHT


def test_other_tabs_follow(open_context: Open, site: RunningSite) -> None:
    """A page that is open beside it changes with it."""
    context = open_context(color_scheme="light")
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(site.url("/"))
    choose(first, "Dark")
    expect(second.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(second.get_by_role("radio", name="Dark")).to_be_checked()


def test_without_storage_it_holds_for_the_page(open_context: Open, site: RunningSite) -> None:
    """A browser that keeps nothing still changes colors, and logs no error."""
    page = open_context(color_scheme="light").new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(NO_STORAGE)
    page.goto(site.url("/"))
    choose(page, "Dark")
    assert ground(page) == DARK
    assert errors == []


def test_without_a_script_there_is_nothing_to_choose(open_context: Open, site: RunningSite) -> None:
    """The system decides, and no dead control is shown."""
    page = open_context(java_script_enabled=False, color_scheme="dark").new_page()
    page.goto(site.url("/"))
    expect(page.locator(".theme")).to_be_hidden()
    assert ground(page) == DARK
