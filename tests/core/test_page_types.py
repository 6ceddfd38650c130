"""Which page type may stand below which, and that each renders, empty, full and absurdly long."""

from types import SimpleNamespace

import pytest
import wagtail_factories
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page

from contact.models import InquiryPage
from home.models import HomePage, ServiceIndexPage, ServicePage, StandardPage
from insights.models import InsightIndexPage, InsightPage
from tests.factories import pages
from tests.markup import Outline, faults_of

LONG = "Interoperability, co-production and export control " * 4
LONGEST_WORD = "Zusammenarbeitsvereinbarung" * 9
CHILDREN = {
    HomePage: {ServiceIndexPage, InsightIndexPage, StandardPage, InquiryPage},
    ServiceIndexPage: {ServicePage},
    ServicePage: set(),
    StandardPage: {StandardPage},
    InsightIndexPage: {InsightPage},
    InsightPage: set(),
}


@pytest.mark.parametrize(("parent", "children"), CHILDREN.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_children(parent: type[Page], children: set[type[Page]]) -> None:
    """Each page type takes exactly these children."""
    assert {model for model in parent.allowed_subpage_models() if model.is_creatable} == children


def test_only_a_home_page_stands_at_the_root(site: SimpleNamespace) -> None:
    """Nothing but a home page can be created below Wagtail's root."""
    assert {model for model in Page.allowed_subpage_models() if model.is_creatable} >= {HomePage}
    assert not any(model.can_exist_under(site.root) for model in CHILDREN if model is not HomePage)


@pytest.mark.parametrize("model", [ServiceIndexPage, InsightIndexPage])
def test_one_index_of_each_kind(site: SimpleNamespace, model: type[Page]) -> None:
    """A second index below one home page cannot be created."""
    assert not model.can_create_at(site.home)


def test_one_home_page_for_each_language(site: SimpleNamespace) -> None:
    """A home page can be created as long as a language lacks one, and never a second one of the same language."""
    assert not HomePage.can_create_at(site.root)
    pages.hebrew()
    assert HomePage.can_create_at(site.root)
    with pytest.raises(ValidationError, match="has a home page already"):
        site.root.add_child(instance=HomePage(title="Second", slug="second", locale=pages.english()))
    pages.HomePageFactory(parent=site.root, slug="home-he", locale=pages.hebrew())
    assert not HomePage.can_create_at(site.root)


@pytest.mark.parametrize("name", ["home", "services", "service", "insights", "insight"])
def test_empty_page_renders(site: SimpleNamespace, client: Client, name: str) -> None:
    """A page with nothing but a title is whole."""
    assert_whole(client, getattr(site, name))


def test_standard_page_renders(site: SimpleNamespace, client: Client) -> None:
    """A plain page is whole, empty and with every block."""
    page = pages.StandardPageFactory(parent=site.home)
    assert_whole(client, page)
    page.body = pages.stream([*pages.BODY, people()])
    page.intro = LONG
    page.save()
    html = assert_whole(client, page)
    assert "Liaison desk" in html


def test_index_pages_render_without_children(site: SimpleNamespace, client: Client) -> None:
    """An index with nothing to list says so instead of breaking."""
    site.service.delete()
    site.insight.delete()
    assert_whole(client, site.services)
    assert "Nothing is published here yet" in assert_whole(client, site.insights)
    assert_whole(client, site.home)


def test_full_article_renders(site: SimpleNamespace, client: Client) -> None:
    """An article holds every block, each with its own markup and a place in the contents where it starts a section."""
    fill(site.insight)
    html = assert_whole(client, site.insight)
    for piece in (
        '<ol class="milestones">',
        '<bdi dir="ltr">1948</bdi>',
        '<ol class="labelled">',
        '<ul class="labelled">',
        'class="callout night"',
        'class="quote"',
        "<caption>What the memorandum covers</caption>",
        '<th scope="row" >Missile defense</th>',
        'alt="A chart of the North Atlantic."',
        "<span>Two lines.</span>",
        'class="ask-us"',
        "Key points",
        "First published",
        '<meta property="og:type" content="article">',
    ):
        assert piece in html, piece
    links = [href for href in Outline(html).values("href") if href.startswith("#")]
    assert {"#foundations", "#foundations-2", "#crossed-arrows-insight"} <= set(links)


@pytest.mark.parametrize("text", [LONG, LONGEST_WORD], ids=["long sentence", "long word"])
def test_absurdly_long_texts_render(site: SimpleNamespace, client: Client, text: str) -> None:
    """Titles of 200 characters and more do not break a page."""
    for page in (site.service, site.insight, site.home):
        page.title = text[:250]
        page.save()
    site.service.who_it_is_for = site.service.what_you_get = site.service.how_we_work = text * 2
    site.service.steps = pages.stream([{"type": "step", "value": {"title": text, "text": text * 5}}] * 12)
    site.service.body = pages.stream(pages.BODY)
    site.service.save()
    for page in (site.home, site.services, site.service, site.insights, site.insight):
        assert_whole(client, page)


def test_markup_in_texts_is_shown_as_text(site: SimpleNamespace, client: Client) -> None:
    """What an editor types into a plain field is never markup."""
    site.insight.title = site.insight.subtitle = "<script>alert(1)</script> & more"
    site.insight.body = pages.stream([{"type": "heading", "value": "<b>x</b>"}, {"type": "heading", "value": "###"}])
    site.insight.save()
    html = assert_whole(client, site.insight)
    assert "<script>alert" not in html
    assert '<h2 id="section">###</h2>' in html


def test_deleted_picture_leaves_an_article_whole(site: SimpleNamespace, client: Client) -> None:
    """A picture that is deleted from the library takes no page with it."""
    fill(site.insight)
    site.insight.cover.delete()
    assert_whole(client, site.insight)


def test_home_renders_every_section(site: SimpleNamespace, client: Client) -> None:
    """The home page shows its sections, services and insights by itself, and one heading of the first level."""
    pages.SiteTextFactory()
    link = {"label": "Start a conversation", "page": site.services.pk}
    gone = {"label": "Nowhere", "page": 999_999}
    site.home.body = pages.stream(
        [
            {
                "type": "hero",
                "value": {
                    "title": ["American structure.", "Israeli agility.", "One line."],
                    "intro": "We help leaders work as one team.",
                    "action": link,
                    "second_action": gone,
                },
            },
            {"type": "services", "value": {"heading": "What we do", "link_label": "All services"}},
            {
                "type": "asks",
                "value": {
                    "heading": "Who we serve",
                    "items": [{"label": "Agencies", "question": "Which partner?", "action": link}],
                },
            },
            {
                "type": "dateline",
                "value": {"heading": "The line", "note": "", "items": [{"year": "1948", "label": "R.", "text": ""}]},
            },
            {"type": "insights", "value": {"heading": "Insights", "link_label": "All insights", "count": 4}},
            people(),
            {"type": "band", "value": {"heading": "Own band", "text": "", "label": ""}},
        ]
    )
    site.home.save()
    html = assert_whole(client, site.home)
    for piece in ("American structure.", site.service.title, site.insight.title, "Agencies", "1948", "Own band"):
        assert piece in html, piece
    assert "Nowhere" not in html
    assert "Start with one conversation." not in html


@pytest.mark.parametrize("name", ["home", "services", "service", "insights", "insight"])
def test_preview_renders(site: SimpleNamespace, name: str) -> None:
    """An editor's preview shows the page as it will be."""
    page = getattr(site, name)
    page.title = "Changed in the editor"
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "Changed in the editor" in response.rendered_content


def people() -> dict[str, object]:
    """A block with one desk."""
    desk = {"name": "Liaison desk", "role": "", "text": "", "languages": "English", "portrait": None}
    return {"type": "people", "value": {"heading": "The desks", "intro": "", "items": [desk]}}


def fill(insight: InsightPage) -> None:
    """Give an insight every field."""
    image = wagtail_factories.ImageFactory()
    insight.subtitle, insight.summary = "From recognition to interceptors.", "What the record says."
    insight.updated_on = insight.published_on
    insight.cover, insight.cover_alt = image, "A drawn line."
    insight.key_points = pages.stream([{"type": "point", "value": "Recognition, law and money came in that order."}])
    insight.body = pages.stream([*pages.BODY, pages.figure(image.pk)])
    insight.authors = [pages.AuthorFactory()]
    insight.topics = [pages.TopicFactory()]
    insight.save()


def assert_whole(client: Client, page: Page) -> str:
    """The page answers 200 with sound markup and sets no cookie; its HTML."""
    response = client.get(page.url)
    assert response.status_code == 200
    assert not response.cookies
    html = response.content.decode()
    assert faults_of(html) == []
    return html
