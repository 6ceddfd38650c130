"""An article on paper, and every page's ink."""

import io
import re

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.processes import RunningSite

from .audits import accessibility
from .sights import MEASURED

pytestmark = pytest.mark.browser

# A sheet of this type holds about 400 words; pictures and headings take their part.
WORDS_A_SHEET = 200
TURNED_OFF = "nav, footer, form, .menu, .skip, [aria-current]"


def squeezed(text: str) -> str:
    """Without white space: a PDF breaks lines, and spreads words, as it likes."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_article_on_paper(page: Page, site: RunningSite, scheme: str) -> None:
    """Title, address, text, where its links lead and its sources; no menu, footer or form; a sensible length."""
    page.emulate_media(color_scheme=scheme)
    page.goto(site.url(MEASURED["article"]))
    title = page.locator("h1").inner_text()
    prose = page.locator(".prose p").all_inner_texts()
    # Ways to share it lead away from the screen alone.
    away = page.locator("main a[href^=http]:not(.on-screen *)").evaluate_all(
        "all => all.map((each) => each.getAttribute('href'))"
    )
    # The way back to a reference is for the screen alone.
    sources = page.locator(".notes li bdi").all_inner_texts()
    shut = [text for text in page.locator(".footer, .menu summary, .on-screen").all_inner_texts() if text]
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    paper = squeezed("".join(sheet.extract_text() for sheet in sheets))
    assert prose
    for text in (title, page.url, *prose, *away, *sources):
        assert squeezed(text) in paper
    assert [text for text in shut if squeezed(text) in paper] == []
    assert len(sheets) <= 2 + len(" ".join(prose).split()) / WORDS_A_SHEET

    page.emulate_media(media="print", color_scheme=scheme)
    assert [each for each in page.locator(TURNED_OFF).all() if each.is_visible()] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white(sight_page: Page, scheme: str) -> None:
    """No dark ground, and every word in ink that shows on white, whatever the reader's scheme."""
    sight_page.emulate_media(media="print", color_scheme=scheme)
    assert accessibility.unreadable(sight_page) == []
    assert accessibility.dark_grounds(sight_page) == []
