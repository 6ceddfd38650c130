"""Pictures of every kind of page, to look at: `python -m tests.browser.screenshots FOLDER`, `--sheets` for a glance."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.processes import RunningSite

from .chromium import opened, why_not
from .sights import SIGHTS

WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
# A sheet: its scale, the space around each picture and its color, and how much of a page (in its own pixels) is on it.
SCALE, SPACE, MOUNT, LONGEST = 0.4, 16, "#808080", 6000


def take(site: RunningSite, browser: Browser, folder: Path, names: set[str]) -> None:
    """Write `NAME-WIDTH-SCHEME.png` for the named sights, or for all when there are none."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = still_page(browser, width=width, height=900, scheme=scheme)
            for sight in SIGHTS:
                if not names or sight.name in names:
                    sight.reach(page, site)
                    show_all(page)
                    page.screenshot(path=folder / f"{sight.name}-{width}-{scheme}.png", full_page=True)
            page.close()


def lay_out(folder: Path, names: set[str]) -> None:
    """Write `NAME-sheet.png` beside the pictures: all of a sight's, scaled, light over dark."""
    for sight in SIGHTS:
        if not names or sight.name in names:
            rows = [[_scaled(folder / f"{sight.name}-{width}-{scheme}.png") for width in WIDTHS] for scheme in SCHEMES]
            size = (
                SPACE + sum(SPACE + picture.width for picture in rows[0]),
                SPACE + sum(SPACE + max(picture.height for picture in row) for row in rows),
            )
            sheet = Image.new("RGB", size, MOUNT)
            top = SPACE
            for row in rows:
                left = SPACE
                for picture in row:
                    sheet.paste(picture, (left, top))
                    left += SPACE + picture.width
                top += SPACE + max(picture.height for picture in row)
            sheet.save(folder / f"{sight.name}-sheet.png")


def _scaled(path: Path) -> Image.Image:
    """A picture at the sheet's scale; of a very long page the beginning."""
    with Image.open(path) as picture:
        top = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, LONGEST)))
        return top.resize((round(top.width * SCALE), round(top.height * SCALE)), Image.Resampling.LANCZOS)


# The pictures in the README and the documents: name, address, width of the window, scheme.
SHOWN = (
    ("home", "/", 1280, "light"),
    ("article", "/insights/two-systems-one-line/", 1280, "dark"),
    ("home-he", "/he/", 1280, "light"),
    ("service-phone", "/services/technology-scouting/", 360, "light"),
)


def take_shown(site: RunningSite, browser: Browser, folder: Path) -> None:
    """The pictures in the README and the documents: pages as they open."""
    for name, address, width, scheme in SHOWN:
        page = still_page(browser, width=width, height=800, scheme=scheme)
        page.goto(site.url(address))
        show_all(page)
        page.screenshot(path=folder / f"{name}.png")
        page.close()
        shrink(folder / f"{name}.png")


def still_page(browser: Browser, *, width: int, height: int, scheme: Any) -> Page:
    """A page on which nothing moves, the passage from one page to the next included."""
    return browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")


def show_all(page: Page) -> None:
    """Return when all pictures, the lazy ones too, and the page's own letters are there."""
    page.evaluate(
        "Promise.all([document.fonts.ready, ...[...document.images].map("
        "(image) => { image.loading = 'eager'; return image.decode().catch(() => null); })]).then(() => null)"
    )


def shrink(path: Path) -> None:
    """Fewer colors, which this flat design does not miss: a third of the bytes."""
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


@contextmanager
def a_site() -> Iterator[RunningSite]:
    """A new site with the demo content, in a folder of its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        RunningSite(Path(folder) / "var", CONTACT_RATE_LIMIT="off") as site,
    ):
        yield site


def main() -> None:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shown", type=Path, help="also write the pictures of the README and the documents there")
    parser.add_argument("--sheets", action="store_true", help="also write one picture a sight with all of its pictures")
    parser.add_argument("--only", nargs="*", default=[], choices=[sight.name for sight in SIGHTS], metavar="SIGHT")
    options = parser.parse_args()
    if reason := why_not():
        parser.error(reason)
    options.folder.mkdir(parents=True, exist_ok=True)
    with a_site() as site, opened() as browser:
        take(site, browser, options.folder, set(options.only))
        if options.sheets:
            lay_out(options.folder, set(options.only))
        if options.shown:
            take_shown(site, browser, options.shown)


if __name__ == "__main__":
    main()
