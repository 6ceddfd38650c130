"""Every kind of page as a reader meets it: accessible, within its width, alone, and without a trace."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.processes import RunningSite

from .conftest import Open
from .sights import SIGHTS, Sight

pytestmark = pytest.mark.browser

every_sight = pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.name)
# WCAG 2.2 at level AA with what axe calls best practice; contrast at level AAA, as the design promises.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
    "resultTypes": ["violations"],
}
# Each width in both schemes: some markup shows at one width only, some colors in one scheme only.
VIEWS = ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark"))
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@every_sight
def test_axe_finds_nothing(page: Page, site: RunningSite, sight: Sight) -> None:
    """WCAG 2.2 AA and best practice, on a telephone and on a desk, light and dark."""
    sight.reach(page, site)
    found = []
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(page, options=RULES)
        if results.violations_count:
            found.append(f"--- {width} px, {scheme}\n{results.generate_report()}")
    assert not found, "\n".join(found)


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


@every_sight
def test_nothing_scrolls_sideways(page: Page, site: RunningSite, sight: Sight) -> None:
    """At 320 px (WCAG 1.4.10) and at a telephone's usual 360."""
    sight.reach(page, site)
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(OVERFLOW) == 0, f"at {width} px"


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
