"""Menu, breadcrumbs, footer: right, marked, and cheap."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cagp_site.core.models import OrganizationSettings
from cagp_site.core.templatetags.site_tags import full_stop, telephone, two_lines
from tests.factories import pages
from tests.markup import Outline

# Measured 25 to 27 on the pages with the most around them; the room is for one more feature.
MOST_QUERIES = 32


def menu(client: Client, url: str) -> list[tuple[str | None, str | None]]:
    """Address and mark of each entry of the main menu."""
    html = client.get(url).content.decode().split('<ul class="menu__list">')[1].split("</ul>")[0]
    return [(link.get("href"), link.get("aria-current")) for link in Outline(html).all("a")]


def test_menu_comes_from_the_tree(site: SimpleNamespace, client: Client) -> None:
    """Only live, public children of the home page that belong in menus are listed, in the tree's order."""
    pages.StandardPageFactory(parent=site.home, slug="about", show_in_menus=True)
    pages.StandardPageFactory(parent=site.home, slug="privacy", show_in_menus=False)
    pages.StandardPageFactory(parent=site.home, slug="draft", show_in_menus=True, live=False)
    private = pages.StandardPageFactory(parent=site.home, slug="private", show_in_menus=True)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert menu(client, "/") == [("/services/", None), ("/insights/", None), ("/about/", None)]


def test_readers_place_is_marked(site: SimpleNamespace, client: Client) -> None:
    """The page itself is marked as the page, its section as an ancestor."""
    assert menu(client, site.insights.url)[1] == ("/insights/", "page")
    assert menu(client, site.insight.url)[1] == ("/insights/", "true")
    assert menu(client, site.insight.url)[0] == ("/services/", None)


def test_breadcrumbs(site: SimpleNamespace, client: Client) -> None:
    """Breadcrumbs lead from the home page to the parent; the home page has none."""
    html = client.get(site.insight.url).content.decode().split('<ol class="crumbs">')[1].split("</ol>")[0]
    assert [link["href"] for link in Outline(html).all("a")] == ["/", "/insights/"]
    assert "crumbs" not in client.get("/").content.decode()


def test_contact_page_has_its_button_and_leaves_the_menu(site: SimpleNamespace, client: Client) -> None:
    """The contact page is the one action in the masthead, not a menu entry beside it."""
    contact = pages.StandardPageFactory(parent=site.home, slug="contact", show_in_menus=True)
    privacy = pages.StandardPageFactory(parent=site.home, slug="privacy", title="Privacy")
    OrganizationSettings.objects.create(
        site=site.record, contact_page=contact, privacy_page=privacy, email="office@x.example", phone="+1 202 555 0100"
    )
    html = client.get("/").content.decode()
    assert ("/contact/", None) not in menu(client, "/")
    assert '<span class="cta cta--small"><a href="/contact/">' in html
    hrefs = Outline(html).values("href")
    assert {"/privacy/", "mailto:office@x.example", "tel:+12025550100"} <= set(hrefs)


def test_unpublished_linked_page_is_not_linked(site: SimpleNamespace, client: Client) -> None:
    """A page that is no longer live is not linked from the footer."""
    privacy = pages.StandardPageFactory(parent=site.home, slug="privacy", live=False)
    OrganizationSettings.objects.create(site=site.record, privacy_page=privacy)
    assert "/privacy/" not in client.get("/").content.decode()


def test_texts_of_the_language(site: SimpleNamespace, client: Client) -> None:
    """Strapline and band are those of the page's language."""
    pages.SiteTextFactory(strapline="In English.")
    pages.SiteTextFactory(strapline="בעברית", locale=pages.hebrew())
    html = client.get("/").content.decode()
    assert "In English." in html
    assert "בעברית" not in html


@pytest.mark.parametrize("name", ["home", "services", "service", "insights", "insight"])
def test_queries_do_not_grow_with_the_tree(site: SimpleNamespace, client: Client, name: str) -> None:
    """Ten more of everything cost no query more, and a page stays below the limit."""
    url = getattr(site, name).url
    few = queries(client, url)
    for _number in range(10):
        pages.StandardPageFactory(parent=site.home, show_in_menus=True)
        pages.ServicePageFactory(parent=site.services)
        insight = pages.InsightPageFactory(parent=site.insights)
        insight.topics = [pages.TopicFactory()]
        insight.save()
    # Lists that were empty before have one query more for the topics of their rows.
    assert queries(client, url) <= min(few + 2, MOST_QUERIES)


def queries(client: Client, url: str) -> int:
    """Queries of one view, caches warm."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Crossed Arrows Global Partners", ["Crossed Arrows", "Global Partners"]),
        ("One", ["One"]),
        ("One two three", ["One two", "three"]),
        ("", []),
    ],
)
def test_two_lines(name: str, lines: list[str]) -> None:
    """A name is broken near its middle."""
    assert two_lines(name) == lines


@pytest.mark.parametrize(
    ("label", "shown"), [("Recognition", "Recognition."), ("Why?", "Why?"), ("In force.", "In force."), (" ", "")]
)
def test_full_stop(label: str, shown: str) -> None:
    """A label that runs into its sentence ends in exactly one mark."""
    assert full_stop(label) == shown


def test_telephone() -> None:
    """A telephone link holds digits and a leading plus sign only."""
    assert telephone("+1 (202) 555-0100") == "+12025550100"
    assert telephone("03 555 0100") == "035550100"
