"""Citing an article, sharing it, answering its author, and the addresses of its sections."""

from datetime import date
from types import SimpleNamespace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cagp_site.core.models import OrganizationSettings
from contact.models import Inquiry, InquiryPage
from insights.citation import Citation
from insights.models import InsightPage
from insights.sharing import ways_to_share
from tests.contact.posts import BROWSER, honest
from tests.factories import pages
from tests.markup import Outline, faults_of

ADDRESS = "https://www.crossedarrows.example/insights/two-systems/"


def cited(**fields: object) -> Citation:
    """A citation of an article by two desks."""
    known = {
        "title": "Two systems, one line",
        "authors": ["Editorial desk", "Research desk"],
        "publisher": "Crossed Arrows",
        "published_on": date(2026, 11, 12),
        "slug": "two-systems",
        "address": ADDRESS,
        "language": "en",
    }
    return Citation(**{**known, **fields})


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "Editorial desk, & Research desk. (2026, November 12). Two systems, one line. Crossed Arrows."),
        ({"authors": ["One"]}, "One. (2026, November 12). Two systems, one line. Crossed Arrows."),
        (
            {"authors": ["One", "Two", "Three"]},
            "One, Two, & Three. (2026, November 12). Two systems, one line. Crossed Arrows.",
        ),
        ({"authors": []}, "Crossed Arrows. (2026, November 12). Two systems, one line."),
        ({"authors": ["A. B."], "title": "Why?"}, "A. B. (2026, November 12). Why? Crossed Arrows."),
        (
            {"authors": ["100% desk", "R&D"]},
            "100% desk, & R&D. (2026, November 12). Two systems, one line. Crossed Arrows.",
        ),
    ],
    ids=["two", "one", "three", "none", "marks at the end", "signs"],
)
def test_the_line(fields: dict[str, object], line: str) -> None:
    """Authors, day, title, publisher; no mark stands twice."""
    assert cited(**fields).line == line


def test_the_entry() -> None:
    """Each field on its line; what BibTeX reads as its own is written so that it does not."""
    entry = cited(title="50% of {R&D}: C:\\x_y ~ ^ # $1\nand more").bibtex
    assert entry.splitlines()[0] == "@misc{two-systems-2026,"
    assert "  author = {{Editorial desk} and {Research desk}}," in entry
    assert (
        r"  title = {{50\% of \{R\&D\}: C:\textbackslash{}x\_y \textasciitilde{} \textasciicircum{} \# \$1 and more}},"
        in entry
    )
    assert f"  url = {{{ADDRESS}}}," in entry
    assert entry.splitlines()[-1] == "}"


def test_an_entry_has_a_plain_key() -> None:
    """Also for an address in Hebrew letters; without authors the publisher is one."""
    entry = cited(slug="שתי-מערכות", authors=[]).bibtex
    assert entry.startswith("@misc{insight-2026,")
    assert "author = {{Crossed Arrows}}," in entry


def test_plain_links_share_it() -> None:
    """The absolute address and the title, whatever signs are in them, in the provider's own parameters."""
    title = 'R&D, "100%" + יחד'
    mail, linkedin, x, whatsapp = (way.address for way in ways_to_share(title, ADDRESS))
    assert parse_qs(urlsplit(mail).query) == {"subject": [title], "body": [f"{title}\n{ADDRESS}"]}
    assert "+" not in mail
    assert parse_qs(urlsplit(linkedin).query) == {"url": [ADDRESS]}
    assert parse_qs(urlsplit(x).query) == {"text": [title], "url": [ADDRESS]}
    assert parse_qs(urlsplit(whatsapp).query) == {"text": [f"{title} {ADDRESS}"]}


def test_the_article_offers_all_of_it(site: SimpleNamespace, client: Client) -> None:
    """Citation and sharing with the page's absolute address; what needs a script is hidden as long as none runs."""
    site.insight.authors = [pages.AuthorFactory(name="Research <desk>")]
    site.insight.save()
    html = client.get(site.insight.url).content.decode()
    assert faults_of(html) == []
    outline = Outline(html)
    assert "Research &lt;desk&gt;. (" in html
    assert "@misc{two-systems-" in html
    shared = [unquote(link) for link in outline.values("href") if link and "linkedin.com/sharing" in link]
    assert shared == [
        "https://www.linkedin.com/sharing/share-offsite/?url=http://localhost/insights/two-systems/",
    ]
    needing = [each for each in outline.all("button") if {"data-copy", "data-share", "data-print"} & each.keys()]
    assert len(needing) == 4
    main = html.partition("<main")[2].partition("</main>")[0]
    assert main.count("<li hidden>") == 2
    assert main.count(" hidden>") == 4


def test_headings_have_an_address(site: SimpleNamespace, client: Client) -> None:
    """Each with a name of its own for those who hear it, beside the heading and not in it."""
    site.insight.body = pages.stream(
        [{"type": "heading", "value": 'On "lines" & <more>'}, {"type": "heading", "value": "Foundations"}]
    )
    site.insight.save()
    html = client.get(site.insight.url).content.decode()
    assert faults_of(html) == []
    links = [each for each in Outline(html).all("a") if "permalink" in (each.get("class") or "")]
    assert [each["href"] for each in links] == ["#on-lines-more", "#foundations"]
    assert links[1]["aria-label"] == "Link to the section “Foundations”"
    assert '<h2 id="foundations">Foundations</h2>' in html


@pytest.fixture
def contact(site: SimpleNamespace) -> object:
    """The page with the form."""
    page = site.home.add_child(instance=InquiryPage(title="Talk to us", slug="contact"))
    OrganizationSettings.objects.create(site=site.record, contact_page=page)
    return page


def test_an_answer_to_the_author_records_the_article(site: SimpleNamespace, client: Client, contact: object) -> None:
    """From the article to the form, which names it, to the inquiry, which keeps it."""
    site.insight.authors = [pages.AuthorFactory()]
    site.insight.save()
    html = client.get(site.insight.url).content.decode()
    link = f"{contact.url}?about={site.insight.pk}"
    assert link in Outline(html).values("href")
    assert "Respond to the author<" in html
    asked = client.get(link).content.decode()
    assert faults_of(asked) == []
    assert "You are writing about" in asked
    assert site.insight.url in Outline(asked).values("href")
    fields = {each.get("name"): each.get("value") for each in Outline(asked).all("input")}
    assert fields["page"] == str(site.insight.pk)
    canonical = [each["href"] for each in Outline(asked).all("link") if each.get("rel") == "canonical"]
    assert canonical == [contact.full_url]
    sent = client.post(reverse("contact:inquiry", args=["en"]), honest(page=fields["page"]), **BROWSER)
    assert sent.status_code == 302
    assert Inquiry.objects.get().source_page_id == site.insight.pk


@pytest.mark.parametrize("asked", ["", "x", "-1", "0", "9" * 400, "²", "١", "1 OR 1", "\x00", "draft"])
def test_an_answer_to_nothing_is_an_inquiry(site: SimpleNamespace, client: Client, contact: object, asked: str) -> None:
    """What is no page that readers can see counts for nothing."""
    draft = pages.InsightPageFactory(parent=site.insights, title="Secret draft", live=False)
    response = client.get(contact.url, {"about": str(draft.pk) if asked == "draft" else asked})
    html = response.content.decode()
    assert response.status_code == 200
    assert "You are writing about" not in html
    assert "Secret draft" not in html
    fields = {each.get("name"): each.get("value") for each in Outline(html).all("input")}
    assert fields["page"] == str(contact.pk)


def test_without_a_form_nobody_is_sent_there(site: SimpleNamespace, client: Client) -> None:
    """A site without a contact page offers no answer."""
    assert "Respond to" not in client.get(site.insight.url).content.decode()


def test_a_citation_in_hebrew(site: SimpleNamespace) -> None:
    """The day is in Hebrew words, the entry for a program is not."""
    with translation.override("he"):
        assert "נובמבר" in cited().line
        assert "month = {11}" in cited().bibtex
    assert InsightPage.objects.count() == 1
