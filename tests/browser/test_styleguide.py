"""The style guide in a browser: each component and block in each state, as accessible by itself as on a page."""

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from cagp_site.styleguide.specimens import specimens
from tests.processes import RunningSite

from .admin import log_in
from .audits import accessibility, layout

pytestmark = pytest.mark.browser

STATES = {slug: list(each.states) for slug, each in specimens().items()}
# Each width, scheme and direction with each of the others once: every pair meets.
LOOKS = [(320, "light", "ltr"), (320, "dark", "rtl"), (1280, "dark", "ltr"), (1280, "light", "rtl")]


@pytest.fixture(scope="module")
def staff(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """Somebody who is signed in."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    log_in(page, site)
    yield page
    context.close()


@pytest.mark.parametrize("slug", STATES)
def test_every_state_is_accessible_and_fits(staff: Page, site: RunningSite, slug: str) -> None:
    """In both schemes and directions, on a phone and on a desk."""
    faults = {}
    for state, (width, scheme, direction) in itertools.product(STATES[slug], LOOKS):
        staff.set_viewport_size({"width": width, "height": 900})
        staff.goto(site.url(f"/styleguide/{slug}/{state}/?scheme={scheme}&dir={direction}"))
        found = [*accessibility.violations(staff), *layout.misfits(staff)]
        if found:
            faults[state, width, scheme, direction] = found
    assert faults == {}


@pytest.mark.parametrize("path", ["", "block-quote/"])
def test_the_guide_itself_is_accessible(staff: Page, site: RunningSite, path: str) -> None:
    """Its first page, and one with frames."""
    staff.set_viewport_size({"width": 1280, "height": 900})
    staff.goto(site.url(f"/styleguide/{path}"))
    assert accessibility.violations(staff) == []


def test_the_admin_leads_to_it(staff: Page, site: RunningSite) -> None:
    """Under Help."""
    staff.set_viewport_size({"width": 1280, "height": 900})
    staff.goto(site.url("/admin/"))
    staff.get_by_role("button", name="Help").click()
    staff.get_by_role("link", name="Style guide").click()
    staff.wait_for_url("**/styleguide/")
