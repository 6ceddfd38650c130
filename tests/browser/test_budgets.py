"""What a page may cost a reader on a telephone who comes for the first time."""

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.processes import ROOT, RunningSite

from .audits.weight import shifts, weigh
from .sights import MEASURED

pytestmark = pytest.mark.browser

every_measured = pytest.mark.parametrize("path", MEASURED.values(), ids=MEASURED)
# Cumulative layout shift, as the design promises; 0.1 is what others call good.
MOST_SHIFT = 0.01
# Bytes of each script that an article brings along, compressed.
MOST_SCRIPT = 1000


@every_measured
def test_within_budget(browser: Browser, site: RunningSite, path: str) -> None:
    """Bytes by kind, nobody else asked, no cookie, nothing missing."""
    view = weigh(browser, site.url(path))
    assert view.over_budget() == {}
    assert view.hosts == {urlsplit(site.url()).netloc}
    assert view.failures == []
    assert view.cookies == []


@every_measured
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_shifts(browser: Browser, site: RunningSite, path: str, width: int) -> None:
    """Letters that come late and pictures further down push nothing around."""
    assert shifts(browser, site.url(path), viewport={"width": width, "height": 640}) <= MOST_SHIFT


@pytest.mark.parametrize("name", ["contents", "share"])
def test_an_articles_scripts_are_small(name: str) -> None:
    """A few lines each: an article works without them."""
    script = ROOT / "cagp_site" / "core" / "static" / "js" / f"{name}.js"
    assert len(gzip.compress(script.read_bytes())) <= MOST_SCRIPT
