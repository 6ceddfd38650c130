"""One browser and one running site for all tests of this folder.

Their scope is the folder, not the session: while the browser is open Django refuses its ORM in this thread.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.processes import RunningSite

from .audits.keyboard import close_all
from .chromium import opened, why_not
from .sights import SIGHTS

SECONDS = 1000
Open = Callable[..., BrowserContext]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium. Where there is none the test is skipped; in CI it fails."""
    if reason := why_not():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    with opened() as chromium:
        yield chromium


@pytest.fixture(scope="package")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """A running site that tests only read and write to; none of them stops it."""
    with RunningSite(tmp_path_factory.mktemp("site") / "var", CONTACT_RATE_LIMIT="off") as running:
        yield running


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Open]:
    """Opens browser contexts (a person with a browser of their own each), with Playwright's options."""
    contexts = []

    def opener(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(15 * SECONDS)
        contexts.append(context)
        return context

    yield opener
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_context: Open) -> Page:
    """A page of a new context."""
    return open_context(reduced_motion="reduce").new_page()


# Where tests run side by side, those of one sight stay in one process: each kind of page is reached once.
EACH_SIGHT = [pytest.param(sight, id=sight.name, marks=pytest.mark.xdist_group(sight.name)) for sight in SIGHTS]


@pytest.fixture(scope="package", params=EACH_SIGHT)
def _reached(browser: Browser, site: RunningSite, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Every kind of page, each opened once for all tests that only look at it: pytest runs those in a row."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(15 * SECONDS)
    page = context.new_page()
    request.param.reach(page, site)
    yield page
    context.close()


@pytest.fixture
def sight_page(_reached: Page) -> Iterator[Page]:
    """A kind of page to look at, whatever the test before made of its window, scheme and disclosures."""
    _reached.set_viewport_size({"width": 1280, "height": 900})
    _reached.emulate_media(media="screen", color_scheme="light", forced_colors="none", reduced_motion="reduce")
    yield _reached
    close_all(_reached)
    _reached.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
