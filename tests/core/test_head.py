"""The head of every kind of page, item by item."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.test import Client

from cagp_site.core import cards
from contact.models import InquiryPage
from tests.factories import pages
from tests.markup import Outline

ORIGIN = "http://localhost"
PATHS = (
    "/",
    "/services/",
    "/services/industry-partnering/",
    "/insights/",
    "/insights/?page=2",
    "/insights/two-systems/",
    "/insights/topics/policy/",
    "/insights/authors/desk/",
    "/about/",
    "/write/",
)


@pytest.fixture
def written(site: SimpleNamespace) -> SimpleNamespace:
    """A page of each kind, each with a description of its own; enough insights for a second page of the list."""
    insight = site.insight
    insight.topics = [pages.TopicFactory(name="Policy", slug="policy"), pages.TopicFactory(name="Trade", slug="trade")]
    insight.authors = [pages.AuthorFactory(name="Research desk", slug="desk")]
    insight.published_on, insight.updated_on = date(2026, 3, 1), date(2026, 4, 2)
    insight.first_published_at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    about = pages.StandardPageFactory(parent=site.home, title="About", slug="about")
    write = site.home.add_child(instance=InquiryPage(title="Write", slug="write"))
    for page in (site.home, site.services, site.service, site.insights, insight, about, write):
        page.search_description = f"What {page.title} is about."
        page.save()
    for number in range(12):
        pages.InsightPageFactory(parent=site.insights, slug=f"old-{number}", published_on=date(2025, 1, 1))
    return site


def head(client: Client, path: str) -> SimpleNamespace:
    """Title, metas by name, links by relation."""
    response = client.get(path)
    assert response.status_code == 200
    html = response.content.decode().partition("</head>")[0]
    outline = Outline(html)
    metas: dict[str, list[str]] = {}
    for meta in outline.all("meta"):
        metas.setdefault(meta.get("property") or meta.get("name") or "", []).append(meta.get("content") or "")
    links: dict[str, list[dict[str, str | None]]] = {}
    for link in outline.all("link"):
        links.setdefault(link["rel"] or "", []).append(link)
    return SimpleNamespace(title=html.partition("<title>")[2].partition("</title>")[0], metas=metas, links=links)


@pytest.mark.parametrize("path", PATHS)
def test_every_page(written: SimpleNamespace, client: Client, path: str) -> None:
    """Once each: description, canonical address, and all that networks show."""
    page = head(client, path)
    once = {name: values[0] for name, values in page.metas.items() if len(values) == 1}
    assert once["description"] == once["og:description"]
    assert once["og:url"] == f"{ORIGIN}{path}"
    assert [link["href"] for link in page.links["canonical"]] == [once["og:url"]]
    assert once["og:type"] == ("article" if path == "/insights/two-systems/" else "website")
    assert once["og:title"] in page.title or path == "/"
    assert once["og:site_name"] == "Crossed Arrows Global Partners"
    assert once["og:locale"] == "en_US"
    assert once["twitter:card"] == "summary_large_image"
    assert (once["og:image:width"], once["og:image:height"]) == tuple(map(str, cards.SIZE))
    assert once["og:image"].startswith(f"{ORIGIN}/")
    assert once["og:image:alt"]
    assert once["robots"] == "max-image-preview:large"


def test_titles_and_descriptions_differ(written: SimpleNamespace, client: Client) -> None:
    """No two pages have the same title, or the same description but for the pages of one list."""
    found = {path: head(client, path) for path in PATHS}
    assert len({page.title for page in found.values()}) == len(PATHS)
    of_pages = [page.metas["description"][0] for path, page in found.items() if "?" not in path]
    assert len(set(of_pages)) == len(of_pages)
    assert found["/insights/?page=2"].title.startswith("Insights, page 2 | ")


def test_an_article(written: SimpleNamespace, client: Client) -> None:
    """When, by whom and on what: moments with a timezone, authors as the addresses of their profiles."""
    metas = head(client, "/insights/two-systems/").metas
    assert {name: values for name, values in metas.items() if name.startswith("article:")} == {
        "article:published_time": ["2026-03-01T09:30:00+00:00"],
        "article:modified_time": ["2026-04-02T00:00:00+00:00"],
        "article:author": [f"{ORIGIN}/insights/authors/desk/"],
        "article:section": ["Policy"],
        "article:tag": ["Policy", "Trade"],
    }


@pytest.mark.parametrize("path", ["/insights/", "/insights/topics/policy/", "/services/"])
def test_what_is_no_article(written: SimpleNamespace, client: Client, path: str) -> None:
    assert not any(name.startswith("article:") for name in head(client, path).metas)


def test_a_second_page_has_no_translation(written: SimpleNamespace, client: Client) -> None:
    """The first names both languages; the second is not the same list in the other."""
    for page in (written.home, written.insights):
        page.refresh_from_db()
        page.copy_for_translation(pages.hebrew()).save_revision().publish()
    first, second = head(client, "/insights/"), head(client, "/insights/?page=2")
    assert {link["hreflang"] for link in first.links["alternate"] if "hreflang" in link} == {"en", "he", "x-default"}
    assert first.metas["og:locale:alternate"] == ["he_IL"]
    assert not [link for link in second.links["alternate"] if "hreflang" in link]


@pytest.mark.parametrize("path", ["/", "/nowhere/"])
def test_icons_and_manifest(written: SimpleNamespace, client: Client, path: str) -> None:
    """For every kind of program, and each of them there."""
    outline = Outline(client.get(path).content.decode())
    wanted = [link for link in outline.all("link") if link["rel"] in ("icon", "apple-touch-icon", "manifest")]
    assert [link["rel"] for link in wanted] == ["icon", "icon", "apple-touch-icon", "manifest"]
    for link in wanted:
        assert client.get(urlsplit(link["href"]).path).status_code == 200


@pytest.mark.parametrize(
    ("path", "rule"), [("/search/", "noindex"), ("/nowhere/", "noindex"), ("/insights/", "max-image-preview:large")]
)
def test_what_search_engines_may_do(written: SimpleNamespace, client: Client, path: str, rule: str) -> None:
    """One rule a page: search results and errors are in no index."""
    metas = Outline(client.get(path).content.decode()).all("meta")
    assert [meta["content"] for meta in metas if meta.get("name") == "robots"] == [rule]
