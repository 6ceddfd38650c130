"""Debian's Chromium through Playwright, with nothing that talks to the network by itself."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

# Chromium's own traffic (updates, sync, experiments) is off: what a page asks for is all that goes out.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

NAMES = ("chromium", "chromium-browser", "google-chrome")


def executable() -> Path | None:
    """Where Chromium lies: `CHROMIUM` in the environment, else on the PATH; None when there is none."""
    names = (os.environ.get("CHROMIUM", ""), *NAMES)
    return next((Path(found) for name in names if name and (found := shutil.which(name))), None)


def why_not() -> str:
    """Why no browser can run here; empty when one can."""
    return "" if executable() else "no Chromium on the PATH (Debian: apt install chromium; elsewhere set CHROMIUM)"


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser, closed at the end.

    While it is open an event loop runs in this thread, and Django refuses its ORM there (`async_unsafe`).
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
