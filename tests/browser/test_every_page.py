"""Every kind of page and state of a form, as everybody meets it: at any width, in any scheme, by keyboard."""

import itertools

import pytest
from playwright.sync_api import Page

from .audits import accessibility, ask, keyboard, layout

pytestmark = pytest.mark.browser

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")


def views(page: Page, widths: tuple[int, ...] = WIDTHS) -> itertools.chain[str]:
    """Set each width in each scheme up, one after the other, and name it."""
    for width, scheme in itertools.product(widths, SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        yield f"{width} px, {scheme}"


def test_axe_finds_nothing(sight_page: Page) -> None:
    """WCAG 2.2 AA, best practice and contrast at AAA; what disclosures hold included."""
    found = {view: accessibility.violations(sight_page) for view in views(sight_page)}
    if keyboard.open_all(sight_page):
        small = views(sight_page, (320,))
        found |= {f"{view}, opened": accessibility.violations(sight_page, "details") for view in small}
    assert {view: faults for view, faults in found.items() if faults} == {}


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_everything_fits(sight_page: Page, width: int) -> None:
    """Nothing scrolls sideways (WCAG 1.4.10), no text is cut off or lies on other text."""
    sight_page.set_viewport_size({"width": width, "height": 640})
    assert layout.misfits(sight_page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_text_spacing_breaks_nothing(sight_page: Page, width: int) -> None:
    """WCAG 1.4.12."""
    sight_page.set_viewport_size({"width": width, "height": 900})
    with layout.spaced_out(sight_page):
        assert layout.misfits(sight_page) == []


def test_everything_fits_at_400_percent(sight_page: Page) -> None:
    """Reflow in a window of 1280 by 1024 at 400 %, and nothing that sticks covers the focus."""
    with layout.magnified(sight_page):
        assert layout.misfits(sight_page) == []
        assert keyboard.walk(sight_page) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_whole_page_by_keyboard(sight_page: Page, width: int) -> None:
    """Tab and Shift+Tab reach everything in order; the focus is always seen and never kept."""
    sight_page.set_viewport_size({"width": width, "height": 800})
    assert keyboard.walk(sight_page) == []


def test_open_disclosures_by_keyboard(sight_page: Page) -> None:
    """What is opened hides nothing that the focus goes to."""
    sight_page.set_viewport_size({"width": 360, "height": 640})
    keyboard.open_all(sight_page)
    assert keyboard.walk(sight_page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colors(sight_page: Page, scheme: str) -> None:
    """In colors that the reader forces on the page all text can be read, and the focus is seen."""
    sight_page.emulate_media(forced_colors="active", color_scheme=scheme)
    assert accessibility.unreadable(sight_page) == []
    assert keyboard.walk(sight_page) == []


def test_nothing_moves_for_who_asked(sight_page: Page) -> None:
    """With reduced motion no animation runs and nothing can start one."""
    assert ask(sight_page, "moving") == []
