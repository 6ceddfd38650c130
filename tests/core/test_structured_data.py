"""Structured data: what each kind of page says of itself, property by property."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
import wagtail_factories
from django.test import Client

from cagp_site.core import pictures
from cagp_site.core.models import OrganizationSettings
from contact.models import InquiryPage
from tests.factories import pages
from tests.structured import things

NAME = "Crossed Arrows Global Partners"
ENDINGS = "</script><script>alert(1)</script> <!-- & \u2028 'quoted' \"twice\" \\"
ORIGIN = "http://localhost"


@pytest.fixture
def written(site: SimpleNamespace) -> SimpleNamespace:
    """The tree's one insight with authors, topics and dates."""
    insight = site.insight
    insight.topics = [pages.TopicFactory(name="Policy", slug="policy", description="Agreements and budgets.")]
    insight.authors = [
        pages.AuthorFactory(name="Dana Levi", slug="dana", kind="person", role="Engineer", bio="Writes on harbors."),
        pages.AuthorFactory(name="Research desk", slug="desk"),
    ]
    insight.summary, insight.subtitle = "What two systems share.", "A short account"
    insight.published_on, insight.updated_on = date(2026, 3, 1), date(2026, 4, 2)
    insight.first_published_at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    insight.save()
    return site


def described(client: Client, path: str) -> dict[str, dict[str, Any]]:
    """The things that a page describes."""
    response = client.get(path)
    assert response.status_code == 200
    return things(response.content.decode())


def assert_is_the_firm(publisher: dict[str, Any]) -> None:
    assert (publisher["@type"], publisher["name"], publisher["url"]) == ("Organization", NAME, f"{ORIGIN}/")
    assert publisher["logo"]["url"].startswith(f"{ORIGIN}/static/img/icon-512")
    assert (publisher["logo"]["width"], publisher["logo"]["height"]) == (512, 512)


def test_an_article(written: SimpleNamespace, client: Client) -> None:
    """Every property that search engines ask for, with moments that have a timezone and addresses that are whole."""
    article = described(client, "/insights/two-systems/")["Article"]
    address = f"{ORIGIN}/insights/two-systems/"
    assert article["headline"] == "Two systems"
    assert article["alternativeHeadline"] == "A short account"
    assert article["description"] == "What two systems share."
    assert article["datePublished"] == "2026-03-01T09:30:00+00:00"
    assert article["dateModified"] == "2026-04-02T00:00:00+00:00"
    assert article["author"] == [
        {"@type": "Person", "name": "Dana Levi", "url": f"{ORIGIN}/insights/authors/dana/"},
        {"@type": "Organization", "name": "Research desk", "url": f"{ORIGIN}/insights/authors/desk/"},
    ]
    assert_is_the_firm(article["publisher"])
    assert article["inLanguage"] == "en"
    assert article["mainEntityOfPage"] == {"@type": "WebPage", "@id": address}
    assert article["url"] == address
    assert (article["articleSection"], article["keywords"]) == ("Policy", ["Policy"])


def test_the_drawn_cover_in_three_shapes(written: SimpleNamespace, client: Client) -> None:
    """16:9, 4:3 and 1:1: each of them is there, and as wide as it is said to be."""
    images = described(client, "/insights/two-systems/")["Article"]["image"]
    found = [client.get(image.removeprefix(ORIGIN)) for image in images]
    assert [image["Content-Type"] for image in found] == ["image/svg+xml"] * 3
    sizes = [image.content.decode().partition("viewBox=")[2][:20] for image in found]
    assert [size.split('"')[1] for size in sizes] == ["0 0 1200 675", "150 0 900 675", "262 0 675 675"]


def test_a_cover_picture_in_three_shapes(written: SimpleNamespace, client: Client) -> None:
    """The original as long as they are not made, then 16:9, 4:3 and 1:1 of it."""
    image = wagtail_factories.ImageFactory(file__width=2000, file__height=1600)
    written.insight.cover = image
    written.insight.save()
    assert described(client, "/insights/two-systems/")["Article"]["image"] == [f"{ORIGIN}{image.file.url}"]
    for shape in ("cover", "four-thirds", "square"):
        pictures.make(image.pk, shape)
    made = {each.url: each.width / each.height for each in image.renditions.all()}
    found = described(client, "/insights/two-systems/")["Article"]["image"]
    ratios = [made[each.removeprefix(ORIGIN)] for each in found]
    assert ratios == pytest.approx([16 / 9, 4 / 3, 1], rel=0.01)


def test_an_article_without_anything(site: SimpleNamespace, client: Client) -> None:
    """The firm is its author; it was modified when it was published."""
    article = described(client, "/insights/two-systems/")["Article"]
    assert article["author"]["name"] == NAME
    assert article["dateModified"] == article["datePublished"]
    assert datetime.fromisoformat(article["datePublished"]).tzinfo
    assert not {"articleSection", "keywords", "description", "alternativeHeadline"} & set(article)


def test_a_long_title(site: SimpleNamespace, client: Client) -> None:
    """A headline is as long as search engines show."""
    site.insight.title = "word " * 50
    site.insight.save()
    headline = described(client, "/insights/two-systems/")["Article"]["headline"]
    assert len(headline) <= 110
    assert headline.endswith("word…")


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/insights/two-systems/", ["Home", "Insights", "Two systems"]),
        ("/insights/topics/policy/", ["Home", "Insights", "Policy"]),
        ("/insights/", ["Home", "Insights"]),
        ("/services/industry-partnering/", ["Home", "What we do", "Industry partnering"]),
    ],
)
def test_breadcrumbs(written: SimpleNamespace, client: Client, path: str, names: list[str]) -> None:
    """From the home page to this page: positions from 1, names, addresses that answer."""
    items = described(client, path)["BreadcrumbList"]["itemListElement"]
    assert [(item["@type"], item["position"], item["name"]) for item in items] == [
        ("ListItem", number, name) for number, name in enumerate(names, start=1)
    ]
    assert items[-1]["item"] == f"{ORIGIN}{path}"
    assert all(client.get(item["item"].removeprefix(ORIGIN)).status_code == 200 for item in items)


def test_the_firm_on_the_home_page(site: SimpleNamespace, client: Client) -> None:
    """Name, address, logo, profiles elsewhere, and how to reach it; the site in this language."""
    write = site.home.add_child(instance=InquiryPage(title="Write", slug="write"))
    OrganizationSettings.objects.create(
        site=site.record,
        email="office@cagp.example",
        phone="+1 202 555 0100",
        address="1 Main Street\nWashington",
        tagline="Two allies, one line",
        linkedin_url="https://www.linkedin.com/company/cagp",
        youtube_url="https://www.youtube.com/@cagp",
        contact_page=write,
    )
    found = described(client, "/")
    assert set(found) == {"Organization", "WebSite"}
    firm = found["Organization"]
    assert_is_the_firm(firm)
    assert firm["sameAs"] == ["https://www.linkedin.com/company/cagp", "https://www.youtube.com/@cagp"]
    assert firm["contactPoint"] == {
        "@type": "ContactPoint",
        "contactType": "customer service",
        "email": "office@cagp.example",
        "telephone": "+1 202 555 0100",
        "url": f"{ORIGIN}/write/",
        "availableLanguage": ["en", "he"],
    }
    assert firm["address"] == "1 Main Street Washington"
    assert found["WebSite"]["url"] == f"{ORIGIN}/"
    assert found["WebSite"]["publisher"] == {"@id": firm["@id"]}
    assert found["WebSite"]["inLanguage"] == "en"


def test_a_firm_that_says_nothing(site: SimpleNamespace, client: Client) -> None:
    """What is not known is not said."""
    assert not {"sameAs", "contactPoint", "address"} & set(described(client, "/")["Organization"])


def test_a_service(site: SimpleNamespace, client: Client) -> None:
    site.service.intro, site.service.who_it_is_for = "We open doors.", "Suppliers"
    site.service.save()
    service = described(client, site.service.url)["Service"]
    assert (service["name"], service["description"]) == ("Industry partnering", "We open doors.")
    assert service["url"] == f"{ORIGIN}/services/industry-partnering/"
    assert service["audience"] == {"@type": "Audience", "audienceType": "Suppliers"}
    assert_is_the_firm(service["provider"])


def test_a_person(written: SimpleNamespace, client: Client) -> None:
    """A profile of somebody who works for the firm."""
    page = described(client, "/insights/authors/dana/")["ProfilePage"]
    person = page["mainEntity"]
    assert page["url"] == person["url"] == f"{ORIGIN}/insights/authors/dana/"
    assert (person["@type"], person["name"], person["jobTitle"]) == ("Person", "Dana Levi", "Engineer")
    assert person["description"] == "Writes on harbors."
    assert_is_the_firm(person["worksFor"])


def test_a_desk(written: SimpleNamespace, client: Client) -> None:
    """A desk is no person: it is part of the firm, and has no job."""
    desk = described(client, "/insights/authors/desk/")["ProfilePage"]["mainEntity"]
    assert (desk["@type"], desk["name"]) == ("Organization", "Research desk")
    assert_is_the_firm(desk["parentOrganization"])
    assert "jobTitle" not in desk


def test_a_topic(written: SimpleNamespace, client: Client) -> None:
    page = described(client, "/insights/topics/policy/")["CollectionPage"]
    assert (page["name"], page["description"]) == ("Policy", "Agreements and budgets.")
    assert page["about"] == {"@type": "Thing", "name": "Policy", "description": "Agreements and budgets."}
    assert (page["url"], page["inLanguage"]) == (f"{ORIGIN}/insights/topics/policy/", "en")


@pytest.mark.parametrize(("path", "kind"), [("/insights/", "CollectionPage"), ("/services/", "CollectionPage")])
def test_other_pages(site: SimpleNamespace, client: Client, path: str, kind: str) -> None:
    assert described(client, path)[kind]["url"] == f"{ORIGIN}{path}"


def test_contact_and_plain_pages(site: SimpleNamespace, client: Client) -> None:
    site.home.add_child(instance=InquiryPage(title="Write", slug="write"))
    pages.StandardPageFactory(parent=site.home, slug="about", title="About")
    assert described(client, "/write/")["ContactPage"]["name"] == "Write"
    assert described(client, "/about/")["WebPage"]["name"] == "About"


@pytest.mark.parametrize("path", ["/search/", "/nowhere/", "/inquiry/en/"])
def test_what_is_no_page(site: SimpleNamespace, client: Client, path: str) -> None:
    """Nothing is said of a view."""
    assert "ld+json" not in client.get(path).content.decode()


def test_nothing_ends_the_block(written: SimpleNamespace, client: Client) -> None:
    """Whatever an editor wrote, it comes back as it was written, and begins no element."""
    written.insight.title = written.insight.subtitle = ENDINGS
    written.insight.save()
    html = client.get("/insights/two-systems/").content.decode()
    assert things(html)["Article"]["alternativeHeadline"] == ENDINGS
    assert "<script>alert" not in html
    block = html.partition("application/ld+json")[2].partition("</script>")[0]
    assert not set("<&\u2028") & set(block.partition(">")[2])


def test_in_hebrew(written: SimpleNamespace, client: Client) -> None:
    """The article says its own language and addresses."""
    for page in (written.home, written.insights, written.insight):
        page.refresh_from_db()
        page.copy_for_translation(pages.hebrew()).save_revision().publish()
    path = written.insight.get_translation(pages.hebrew()).url
    article = described(client, path)["Article"]
    assert (article["inLanguage"], article["url"]) == ("he", f"{ORIGIN}{path}")
    # These authors have no page in Hebrew.
    assert all("url" not in author for author in article["author"])
