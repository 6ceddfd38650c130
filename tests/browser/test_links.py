"""No address on the site leads nowhere."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

import httpx2
import pytest

from tests.processes import RunningSite

from .audits.links import Crawl
from .sights import MEASURED

pytestmark = pytest.mark.browser

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
WELL_KNOWN = ["/robots.txt", "/.well-known/security.txt", "/sitemap.xml", "/llms.txt", "/manifest.webmanifest"]


def in_sitemap(site: RunningSite) -> list[str]:
    """The paths that the site tells search engines."""
    tree = ElementTree.fromstring(httpx2.get(site.url("/sitemap.xml"), timeout=30).content)
    return [urlsplit(each.text or "").path for each in tree.iter(LOCATION)]


def test_no_link_is_broken(site: RunningSite) -> None:
    """Pages, pictures in each size, scripts, styles and what they name, translations, fragments."""
    crawl = Crawl(site.url())
    listed = in_sitemap(site)
    crawl.run(["/", *listed, *WELL_KNOWN])
    assert crawl.faults == []
    # It did look: the crawl found pages that nobody told it, and left the site alone otherwise.
    assert {site.url(path) for path in (*MEASURED.values(), *listed)} <= set(crawl.pages)
    assert crawl.external
