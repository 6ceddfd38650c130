"""The sitemap against a schema of its protocol, and what it says of languages."""

from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
import xmlschema
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import pages

SCHEMA = xmlschema.XMLSchema(Path(__file__).parent / "schemas" / "sitemap.xsd")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
ENTRY = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>{}</url></urlset>'


@pytest.fixture
def written(site: SimpleNamespace) -> SimpleNamespace:
    """Some of the tree in Hebrew too; a topic in both languages, an author in one."""
    topic = pages.TopicFactory(name="Policy", slug="policy")
    site.insight.topics, site.insight.authors = [topic], [pages.AuthorFactory(slug="desk")]
    site.insight.save()
    copies = []
    for page in (site.home, site.insights, site.insight):
        page.refresh_from_db()
        copies.append(page.copy_for_translation(pages.hebrew()))
        copies[-1].save_revision().publish()
    there = pages.TopicFactory(
        name="מדיניות", slug="מדיניות", locale=pages.hebrew(), translation_key=topic.translation_key
    )
    copies[-1].refresh_from_db()
    copies[-1].topics, copies[-1].authors = [there], []
    copies[-1].save()
    return site


def alternates(client: Client) -> dict[str, dict[str, str]]:
    """The languages of each address in a sitemap that is valid."""
    content = client.get("/sitemap.xml").content
    SCHEMA.validate(content.decode())
    return {
        url.findtext(f"{SITEMAP}loc") or "": {link.get("hreflang", ""): link.get("href", "") for link in url.iter(LINK)}
        for url in ElementTree.fromstring(content)
    }


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "<loc>/insights/</loc>",
        "<loc>https://a.example/</loc><lastmod>yesterday</lastmod>",
        "<loc>https://a.example/</loc><loc>https://a.example/</loc>",
        '<loc>https://a.example/</loc><link xmlns="http://www.w3.org/1999/xhtml" rel="alternate" href="https://a.example/"/>',
    ],
    ids=["no address", "relative", "no date", "twice", "no language"],
)
def test_the_schema_sees_faults(entry: str) -> None:
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        SCHEMA.validate(ENTRY.format(entry))


def test_each_language_names_all(written: SimpleNamespace, client: Client) -> None:
    """Pages and topics that are live in several languages list them all, themselves included; others list none."""
    found = alternates(client)
    home = {"en": "http://localhost/", "he": "http://localhost/he/", "x-default": "http://localhost/"}
    assert found["http://localhost/"] == found["http://localhost/he/"] == home
    here = "http://localhost/insights/topics/policy/"
    (there,) = [each for each in found if each.startswith("http://localhost/he/insights/topics/")]
    assert found[here] == found[there] == {"en": here, "he": there, "x-default": here}
    assert found["http://localhost/services/"] == {}
    assert found["http://localhost/insights/authors/desk/"] == {}


def test_a_page_says_the_same_in_its_head(written: SimpleNamespace, client: Client) -> None:
    """The head and the sitemap agree about every address."""
    for address, languages in alternates(client).items():
        html = client.get(address.removeprefix("http://localhost")).content.decode()
        for code, url in languages.items():
            assert f'hreflang="{code}" href="{url}"' in html
        assert ("hreflang=" in html.partition("</head>")[0]) is bool(languages)


def test_a_translation_that_is_a_draft(written: SimpleNamespace, client: Client) -> None:
    """Nothing says that it is there."""
    written.insight.get_translation(pages.hebrew()).unpublish()
    assert alternates(client)["http://localhost/insights/two-systems/"] == {}


def test_languages_cost_one_query(written: SimpleNamespace, client: Client) -> None:
    """However many pages have translations."""
    client.get("/sitemap.xml")  # after which Django knows its content types
    with CaptureQueriesContext(connection) as before:
        client.get("/sitemap.xml")
    for number in range(5):
        made = pages.InsightPageFactory(parent=written.insights, slug=f"more-{number}")
        made.copy_for_translation(pages.hebrew()).save_revision().publish()
    with CaptureQueriesContext(connection) as after:
        client.get("/sitemap.xml")
    assert len(after) == len(before)
