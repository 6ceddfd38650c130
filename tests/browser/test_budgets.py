"""What a page may cost a reader on a telephone who comes for the first time."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.processes import RunningSite

from .audits.weight import shifts, weigh
from .sights import MEASURED

pytestmark = pytest.mark.browser

every_measured = pytest.mark.parametrize("path", MEASURED.values(), ids=MEASURED)
# Cumulative layout shift, as the design promises; 0.1 is what others call good.
MOST_SHIFT = 0.01


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
