"""Whether everything fits: the window, its box, its place beside other text."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from . import ask

# WCAG 1.4.12, word for word. A constructed style sheet is no inline style, so a content security policy lets it be.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }
"""
ADOPT = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""
GIVE_UP = "document.adoptedStyleSheets.pop()"


def misfits(page: Page) -> list[str]:
    """Sideways scrolling, text that is cut off, text over text."""
    beyond = ask(page, "sidewaysScroll")
    sideways = [f"scrolls sideways by {beyond} px"] if beyond else []
    return [*sideways, *ask(page, "cutText"), *ask(page, "overlaps")]


@contextmanager
def spaced_out(page: Page) -> Iterator[None]:
    """Text with all the room that WCAG 1.4.12 lets a reader ask for."""
    page.evaluate(ADOPT, SPACING)
    try:
        yield
    finally:
        page.evaluate(GIVE_UP)


@contextmanager
def magnified(page: Page) -> Iterator[None]:
    """A window of 1280 by 1024 at 400 %: 320 by 256 CSS pixels of four device pixels each."""
    session = page.context.new_cdp_session(page)
    metrics = {"width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": False}
    session.send("Emulation.setDeviceMetricsOverride", metrics)
    try:
        yield
    finally:
        session.send("Emulation.clearDeviceMetricsOverride")
        session.detach()
