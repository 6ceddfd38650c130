"""The Nu HTML checker finds no error on any kind of page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.processes import RunningSite

from . import node_tools
from .audits.links import Crawl
from .audits.markup import faults_of
from .sights import SIGHTS, Sight

pytestmark = pytest.mark.browser


def served(page: Page, site: RunningSite, sight: Sight) -> str:
    """The HTML of a kind of page, as it came."""
    answers: list[Response] = []

    def note(answer: Response) -> None:
        if answer.request.is_navigation_request() and not 300 <= answer.status < 400:
            answers.append(answer)

    page.on("response", note)
    sight.reach(page, site)
    page.remove_listener("response", note)
    return answers[-1].text()


def test_the_checker_finds_errors(tmp_path: Path, checker: None) -> None:
    """It runs and it sees: a paragraph in a heading's place is one error, of the page that holds it."""
    good = '<!doctype html><html lang="en"><title>Good</title><h1>Good</h1></html>'
    bad = good.replace("<h1>Good</h1>", "<ul><p>Bad</p></ul>")
    [fault] = faults_of({"good": good, "bad": bad}, tmp_path)
    assert fault.startswith("bad: ")


def test_every_page_is_valid(browser: Browser, site: RunningSite, tmp_path: Path, checker: None) -> None:
    """Every kind of page as it is served, and every page that links lead to."""
    page = browser.new_page()
    sights = {sight.name: served(page, site, sight) for sight in SIGHTS}
    page.close()
    crawl = Crawl(site.url())
    crawl.run(["/"])
    assert faults_of({**crawl.pages, **sights}, tmp_path) == []


@pytest.fixture
def checker() -> None:
    """The Nu HTML checker. Where it is not there the test is skipped; in CI it fails."""
    if reason := node_tools.why_not(node_tools.VNU, "java"):
        (pytest.fail if node_tools.is_in_ci() else pytest.skip)(reason)
