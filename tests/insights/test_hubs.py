"""Topics and authors at addresses below the index."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from insights.models import InsightPage
from tests.factories import pages
from tests.markup import Outline, faults_of

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def policy(site: SimpleNamespace) -> object:
    """A topic that the tree's one insight is about, by one author."""
    topic = pages.TopicFactory(name="Policy", slug="policy", description="Agreements and budgets.")
    author = pages.AuthorFactory(name="Research desk", slug="research-desk", bio="Keeps figures careful.")
    site.insight.topics, site.insight.authors = [topic], [author]
    site.insight.save()
    return topic


def whole(client: Client, path: str) -> Outline:
    """A page that answers 200, sets no cookie and has sound markup."""
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    html = response.content.decode()
    assert faults_of(html) == []
    outline = Outline(html)
    outline.html = html
    return outline


def more(site: SimpleNamespace, topic: object, count: int) -> list[InsightPage]:
    """Insights on the topic, each older than the one before."""
    made = [
        pages.InsightPageFactory(parent=site.insights, published_on=date(2026, 1, 1) - timedelta(days=number))
        for number in range(count)
    ]
    for insight in made:
        insight.topics = [topic]
        insight.authors = list(site.insight.authors.all())
        insight.save()
    return made


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/insights/topics/policy/", ("Policy", "Agreements and budgets.")),
        ("/insights/authors/research-desk/", ("Research desk", "Keeps figures careful.")),
    ],
    ids=["topic", "author"],
)
def test_hub(policy: object, site: SimpleNamespace, client: Client, path: str, says: tuple[str, str]) -> None:
    """A topic or author has a heading, an introduction, its articles, a way up, and a head of its own."""
    name, about = says
    pages.InsightPageFactory(parent=site.insights, title="Another matter")
    page = whole(client, path)
    assert f"<h1>{name}</h1>" in page.html
    assert about in page.html.partition("<body>")[2]
    assert site.insight.title in page.html
    assert "Another matter" not in page.html
    assert f"<title>{name} | Insights | " in page.html
    crumbs = page.html.partition('class="crumbs"')[2].partition("</ol>")[0]
    assert [link["href"] for link in Outline(crumbs).all("a")] == ["/", "/insights/"]
    assert [meta["content"] for meta in page.all("meta") if meta.get("name") == "description"] == [about]
    assert [link["href"] for link in page.all("link") if link.get("rel") == "canonical"] == [f"http://localhost{path}"]


@pytest.mark.parametrize(
    "path",
    [
        "topics/nothing/",
        "authors/nobody/",
        "topics/",
        "authors/",
        "topics/policy/more/",
        "authors/policy/",
        "topics/%00/",
        "topics/policy%00/",
        "topics/..%2Fpolicy/",
        f"topics/{'x' * 5000}/",
        "topics/policy/?page=abc",
        "topics/policy/?page=0",
        "topics/policy/?page=2",
        "authors/research-desk/?page=99",
    ],
)
def test_address_without_a_hub(policy: object, client: Client, path: str) -> None:
    """A slug without a topic, and a page number that makes no sense, are 404."""
    assert client.get(f"/insights/{path}").status_code == 404


def test_hub_pages_through_its_own_articles(policy: object, site: SimpleNamespace, client: Client) -> None:
    """Twelve on a page; the second page has an address of its own."""
    more(site, policy, 13)
    assert whole(client, "/insights/topics/policy/").html.count("<h3>") == 11
    page = whole(client, "/insights/topics/policy/?page=2")
    assert page.html.count("<h3>") == 2
    canonical = [link["href"] for link in page.all("link") if link.get("rel") == "canonical"]
    assert canonical == ["http://localhost/insights/topics/policy/?page=2"]


def test_hub_without_articles(policy: object, site: SimpleNamespace, client: Client) -> None:
    """A topic or author whose only article is a draft says so, is on no list, and offers all insights."""
    site.insight.unpublish()
    for path in ("/insights/topics/policy/", "/insights/authors/research-desk/"):
        assert "Nothing is published under this heading yet" in whole(client, path).html
    assert "topics/policy" not in whole(client, "/insights/").html
    assert "policy" not in client.get("/sitemap.xml").content.decode()


def test_hub_of_one_article_with_nothing_else(site: SimpleNamespace, client: Client) -> None:
    """A topic of a name alone, and an author of a name alone, are whole; so are absurdly long ones."""
    long = "Zusammenarbeitsvereinbarung" * 2
    pages.TopicFactory(name=long, slug="long", description="word " * 79)
    pages.AuthorFactory(name=long * 2, slug="long", role="r" * 160, bio="word " * 200)
    pages.TopicFactory(name="Bare", slug="bare")
    pages.AuthorFactory(name="Bare", slug="bare", role="")
    for section in ("topics", "authors"):
        for slug in ("long", "bare"):
            whole(client, f"/insights/{section}/{slug}/")


def test_filters_link_topics_with_articles(policy: object, site: SimpleNamespace, client: Client) -> None:
    """The index filters by plain links: all, then each topic that has live articles, with their number."""
    pages.TopicFactory(name="Nothing yet", slug="nothing-yet")
    more(site, policy, 2)
    pages.InsightPageFactory(parent=site.insights, live=False).topics.add(policy)
    for path, current in (("/insights/", "/insights/"), ("/insights/topics/policy/", "/insights/topics/policy/")):
        html = whole(client, path).html
        filters = html.partition('class="filters"')[2].partition("</ul>")[0]
        links = Outline(filters).all("a")
        assert [link["href"] for link in links] == ["/insights/", "/insights/topics/policy/"]
        assert [link["href"] for link in links if link.get("aria-current") == "page"] == [current]
        assert "All</bdi><span>3</span>" in filters
        assert "Policy</bdi><span>3</span>" in filters


def test_article_and_rows_lead_to_hubs(policy: object, site: SimpleNamespace, client: Client) -> None:
    """Byline, margin and rows link to the pages of the topic and of the author."""
    other = more(site, policy, 1)[0]
    links = whole(client, site.insight.url).values("href")
    assert links.count("/insights/authors/research-desk/") == 2
    assert links.count("/insights/topics/policy/") == 2
    assert "/insights/topics/policy/" in whole(client, "/insights/").values("href")
    assert "/insights/topics/policy/" in whole(client, site.service.url).values("href")
    assert other.url in whole(client, site.insight.url).values("href")


def test_menu_marks_the_index_as_above(policy: object, client: Client) -> None:
    """On a topic's page the index is where it stands, not the page itself."""
    links = whole(client, "/insights/topics/policy/").all("a")
    assert {link.get("aria-current") for link in links if link["href"] == "/insights/"} == {None, "true"}


def test_hub_in_another_script(site: SimpleNamespace, client: Client) -> None:
    """A slug in Hebrew letters works, and its address is quoted."""
    topic = pages.TopicFactory(name="מדיניות", slug="מדיניות")
    site.insight.topics = [topic]
    site.insight.save()
    address = f"/insights/topics/{quote('מדיניות')}/"
    assert address in whole(client, "/insights/").values("href")
    canonical = [link["href"] for link in whole(client, address).all("link") if link.get("rel") == "canonical"]
    assert canonical == [f"http://localhost{address}"]


@pytest.fixture
def hebrew(policy: object, site: SimpleNamespace) -> object:
    """The same topic in Hebrew, with the Hebrew index live."""
    site.home.copy_for_translation(pages.hebrew()).save_revision().publish()
    site.insights.refresh_from_db()
    site.insights.copy_for_translation(pages.hebrew()).save_revision().publish()
    return pages.TopicFactory(
        name="מדיניות", slug="mediniyut", locale=pages.hebrew(), translation_key=policy.translation_key
    )


def test_translated_topic(hebrew: object, client: Client) -> None:
    """A topic names its translation, itself and the default; the language switch leads to it."""
    there = "http://localhost/he/insights/topics/mediniyut/"
    here = "http://localhost/insights/topics/policy/"
    for path in ("/insights/topics/policy/", "/he/insights/topics/mediniyut/"):
        page = whole(client, path)
        found = {link["hreflang"]: link["href"] for link in page.all("link") if "hreflang" in link}
        assert found == {"en": here, "he": there, "x-default": here}
    switch = [
        link["href"] for link in whole(client, "/insights/topics/policy/").all("a") if link.get("hreflang") == "he"
    ]
    assert set(switch) == {"/he/insights/topics/mediniyut/"}


def test_topic_without_a_translation(hebrew: object, client: Client) -> None:
    """A topic that the other language lacks lists no alternates; the switch leads to that language's index."""
    pages.TopicFactory(name="Cyber", slug="cyber")
    page = whole(client, "/insights/topics/cyber/")
    assert [link for link in page.all("link") if "hreflang" in link] == []
    assert {link["href"] for link in page.all("a") if link.get("hreflang") == "he"} == {"/he/insights/"}


@pytest.mark.parametrize(
    "path", ["/he/insights/topics/policy/", "/insights/topics/mediniyut/", "/he/insights/authors/research-desk/"]
)
def test_hub_answers_in_its_own_language_only(hebrew: object, client: Client, path: str) -> None:
    """A topic or author is not served below the address of another language."""
    assert client.get(path).status_code == 404


def test_hub_of_an_unpublished_language(policy: object, client: Client) -> None:
    """Below the prefix of a language without a home page no topic and no index answers."""
    pages.hebrew()
    assert client.get("/he/insights/topics/policy/").status_code == 404
    assert client.get("/he/insights/").status_code == 404


def test_topic_of_another_language_is_no_link(hebrew: object, site: SimpleNamespace, client: Client) -> None:
    """An article that still carries a topic of another language shows its name without a dead link."""
    site.insight.topics = [hebrew]
    site.insight.save()
    page = whole(client, site.insight.url)
    assert "מדיניות" in page.html
    assert not [href for href in page.values("href") if "topics/" in href]


def test_sitemap_lists_hubs(policy: object, site: SimpleNamespace, client: Client) -> None:
    """Topics and authors with articles are in the sitemap, changed when one of their articles was published."""
    published = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
    paths = ["/insights/topics/policy/", "/insights/authors/research-desk/"]
    for moment in (None, published):
        InsightPage.objects.update(last_published_at=moment)
        urls = ElementTree.fromstring(client.get("/sitemap.xml").content).findall(f"{SITEMAP}url")
        found = {url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod") for url in urls}
        expected = moment.date().isoformat() if moment else None
        assert [found.get(f"http://localhost{path}", "missing") for path in paths] == [expected] * 2


@pytest.mark.parametrize("path", ["/insights/", "/insights/topics/policy/", "/insights/authors/research-desk/"])
def test_number_of_queries_is_constant(policy: object, site: SimpleNamespace, client: Client, path: str) -> None:
    """Ten articles cost as many queries as two."""
    more(site, policy, 1)
    client.get(path)
    counts = []
    for _turn in range(2):
        with CaptureQueriesContext(connection) as queries:
            whole(client, path)
        counts.append(len(queries))
        more(site, policy, 8)
    assert counts[0] == counts[1]
