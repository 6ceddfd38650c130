"""The content security policy and the browser: nothing that a reader or an editor meets breaks it."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.processes import RunningSite

from .complaints import Complaints
from .conftest import SECONDS, Open
from .sights import SIGHTS, Sight, at

pytestmark = pytest.mark.browser

# Wagtail 8.0.1 on a machine whose clock has no zone name: not a matter of policy.
KNOWN = "Invalid time zone specified: localtime"
# The admin's pages are heavy, and what is waited for is made by scripts.
PATIENCE = 30 * SECONDS
LISTS = (
    "/admin/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/images/multiple/add/",
    "/admin/documents/",
    "/admin/documents/multiple/add/",
    "/admin/inquiries/",
    "/admin/deliveries/",
    "/admin/destinations/",
    "/admin/destinations/new/",
    "/admin/reports/locked/",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/users/",
    "/admin/account/",
    "/admin/snippets/",
    "/admin/redirects/",
    "/admin/workflows/list/",
    "/admin/searchpicks/",
    "/admin/settings/core/organizationsettings/",
)
HEBREW = Sight("not-found-he", at("/he/no-such-page/", status=404))


@pytest.mark.parametrize("sight", [*SIGHTS, HEBREW], ids=lambda sight: sight.name)
def test_no_reader_meets_a_complaint(open_context: Open, site: RunningSite, sight: Sight) -> None:
    """No violation, no error, no warning, no cookie."""
    context = open_context()
    complaints = Complaints(context)
    page = context.new_page()
    sight.reach(page, site)
    page.wait_for_load_state("networkidle")
    assert complaints.heard() == []
    assert context.cookies() == []


def test_the_policy_is_enforced(open_context: Open, site: RunningSite) -> None:
    """The ear hears: a script and a style that stand in the page itself do not run, and are complained about."""
    context = open_context()
    complaints = Complaints(context)
    page = context.new_page()
    page.goto(site.url("/"))
    page.evaluate(
        """() => { const script = document.createElement("script"); script.textContent = "window.ran = true";
        document.body.append(script); document.body.setAttribute("style", "color:red"); }"""
    )
    page.wait_for_timeout(500)
    assert page.evaluate("window.ran") is None
    heard = " ".join(complaints.heard())
    assert "script-src-elem" in heard
    assert "style-src-attr" in heard


@pytest.mark.parametrize("path", ["/", "/insights/two-systems-one-line/", "/he/insights/two-systems-one-line/"])
def test_structured_data_is_no_script(open_context: Open, site: RunningSite, path: str) -> None:
    """The policy forbids scripts that stand in the page; a block of data does, and the browser says nothing of it."""
    context = open_context()
    complaints = Complaints(context)
    page = context.new_page()
    page.goto(site.url(path))
    page.wait_for_load_state("networkidle")
    blocks = page.locator("script:not([src])")
    assert blocks.count() == 1
    assert blocks.get_attribute("type") == "application/ld+json"
    graph = page.evaluate("JSON.parse(document.querySelector('script:not([src])').textContent)['@graph']")
    assert {"Article", "WebSite"} & {thing["@type"] for thing in graph}
    assert complaints.heard() == []


@pytest.fixture(scope="module")
def key(browser: Browser, site: RunningSite) -> dict:
    """What a browser keeps of somebody who is signed in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.url("/admin/"))
    page.locator("[name=username]").fill("admin")
    page.locator("[name=password]").fill(site.admin_password)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture
def staff(open_context: Open, key: dict) -> BrowserContext:
    """The browser of somebody who is signed in."""
    # Nothing moves: a passage from our page to the admin's is broken off by the browser, which says so.
    context = open_context(storage_state=key, viewport={"width": 1400, "height": 1000}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    return context


def assert_quiet(complaints: Complaints, page: Page) -> None:
    """Nothing was complained about, with a moment for what is on its way; the editor's page is never quite idle."""
    page.wait_for_timeout(1.5 * SECONDS)
    assert [each for each in complaints.heard() if KNOWN not in each] == []


def open_editor(page: Page, site: RunningSite, path: str) -> None:
    """From a page to its editor, through the user bar."""
    page.goto(site.url(path))
    bar = page.locator("wagtail-userbar")
    bar.get_by_role("button").first.click()
    with page.expect_navigation():
        bar.get_by_role("menuitem", name="Edit this page").click()
    expect(page.locator(".public-DraftEditor-content").first).to_be_visible(timeout=PATIENCE)


def test_the_user_bar_and_its_checks(staff: BrowserContext, site: RunningSite) -> None:
    """An editor on a public page has the bar, and the accessibility checker in it, under the readers' policy."""
    complaints = Complaints(staff)
    page = staff.new_page()
    page.goto(site.url("/insights/two-systems-one-line/"))
    bar = page.locator("wagtail-userbar")
    bar.get_by_role("button").first.click()
    expect(bar.get_by_role("menuitem", name="Edit this page")).to_be_visible(timeout=PATIENCE)
    expect(bar.get_by_role("menuitem", name="Checks")).to_be_visible(timeout=PATIENCE)
    assert_quiet(complaints, page)


def test_the_editor(staff: BrowserContext, site: RunningSite) -> None:
    """Rich text, a date, a block with its preview, a picture, the preview of the page, its checks, saving."""
    complaints = Complaints(staff)
    page = staff.new_page()
    open_editor(page, site, "/insights/two-systems-one-line/")
    assert_quiet(complaints, page)
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type("Words ")
    page.locator("[name=published_on]").click()
    expect(page.locator(".xdsoft_datetimepicker").filter(visible=True)).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("Escape")
    assert_quiet(complaints, page)

    page.locator("[id$=body-section] .c-sf-add-button").filter(visible=True).last.click()
    page.locator(".w-combobox__option-preview").first.click()
    frame = page.frame_locator("iframe[src*=block-preview], .w-combobox-preview iframe").first
    expect(frame.locator("main.wrap")).to_be_visible(timeout=PATIENCE)
    assert_quiet(complaints, page)
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Choose").filter(visible=True).first.click()
    expect(page.locator(".modal.in, .modal-body").first).to_be_visible(timeout=PATIENCE)
    assert_quiet(complaints, page)
    page.locator(".modal [data-dismiss=modal]").first.click()

    page.locator("[data-side-panel-toggle=preview]").first.click()
    preview = page.frame_locator("iframe#w-preview-iframe, iframe[src*=preview]").first
    expect(preview.locator("h1")).to_be_visible(timeout=PATIENCE)
    page.locator("[data-side-panel-toggle=checks]").first.click()
    expect(page.locator("[data-side-panel=checks]")).to_contain_text("Reading time", timeout=PATIENCE)
    assert_quiet(complaints, page)

    page.keyboard.press("Control+s")
    page.wait_for_timeout(2 * SECONDS)
    assert_quiet(complaints, page)


def test_sending_a_picture(staff: BrowserContext, site: RunningSite, tmp_path: Path) -> None:
    """Its thumbnail shows while it is sent."""
    Image.new("RGB", (400, 300), "teal").save(tmp_path / "teal.png")
    complaints = Complaints(staff)
    page = staff.new_page()
    page.goto(site.url("/admin/images/multiple/add/"))
    page.locator("input[type=file]").first.set_input_files(tmp_path / "teal.png")
    expect(page.locator("#upload-list li form").first).to_be_visible(timeout=PATIENCE)
    assert_quiet(complaints, page)


@pytest.mark.parametrize("path", LISTS)
def test_lists_and_settings(staff: BrowserContext, site: RunningSite, path: str) -> None:
    """Lists with their filters, reports, our own views."""
    complaints = Complaints(staff)
    page = staff.new_page()
    answer = page.goto(site.url(path))
    assert answer
    assert answer.status == 200
    assert_quiet(complaints, page)
