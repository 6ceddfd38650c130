"""The index: its lead, filters that keep each other, pages, and what it says to search engines."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from insights.models import InsightPage
from tests.factories import pages
from tests.markup import Outline, faults_of


@pytest.fixture
def tree(site: SimpleNamespace) -> SimpleNamespace:
    """Four articles below the index, of two topics, two authors and two years."""
    site.insight.delete()
    policy, cyber = pages.TopicFactory(name="Policy", slug="policy"), pages.TopicFactory(name="Cyber", slug="cyber")
    desk, staff = pages.AuthorFactory(name="Desk", slug="desk"), pages.AuthorFactory(name="Staff", slug="staff")
    rows = [(2026, policy, desk), (2025, policy, staff), (2026, cyber, desk), (2025, policy, desk)]
    articles = [
        article(site, f"Article {number}", date(year, 1, 9 - number), topic, author)
        for number, (year, topic, author) in enumerate(rows)
    ]
    return SimpleNamespace(**vars(site), articles=articles, policy=policy, cyber=cyber, desk=desk, staff=staff)


def article(site: SimpleNamespace, title: str, day: date, topic: object, author: object) -> InsightPage:
    """One article."""
    made = pages.InsightPageFactory(parent=site.insights, title=title, published_on=day)
    made.topics, made.authors = [topic], [author]
    made.save()
    return made


def whole(client: Client, path: str) -> str:
    """A page without fault."""
    response = client.get(path)
    assert response.status_code == 200, path
    html = response.content.decode()
    assert faults_of(html) == []
    return html


def listed(html: str) -> list[str]:
    """Titles of the articles, the large one first."""
    lead = html.partition('class="lead__link"')[2].partition(">")[2].partition("</a>")[0]
    rows = [part.split("</a>")[0].split(">")[-1] for part in html.split("<h3>")[1:]]
    return [title for title in (lead, *rows) if title]


def links(html: str) -> list[dict[str, str | None]]:
    """Those of the filters."""
    return Outline(html.partition('class="filter-bar"')[2].partition("</nav>")[0]).all("a")


def robots(html: str) -> list[str | None]:
    """What the page asks of search engines."""
    return [each["content"] for each in Outline(html).all("meta") if each.get("name") == "robots"]


def canonical(html: str) -> list[str | None]:
    """The page's own address."""
    return [each["href"] for each in Outline(html).all("link") if each.get("rel") == "canonical"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?year=2025", ["Article 1", "Article 3"]),
        ("?topic=policy&year=2026", ["Article 0"]),
        ("?topic=policy&author=desk", ["Article 0", "Article 3"]),
        ("?year=2025&author=desk&topic=policy", ["Article 3"]),
        ("?topic=&author=&year=2026", ["Article 0", "Article 2"]),
    ],
)
def test_filters_narrow(tree: SimpleNamespace, client: Client, query: str, titles: list[str]) -> None:
    """What has all that is chosen, newest first; an empty value chooses nothing."""
    assert listed(whole(client, f"/insights/{query}")) == titles


def test_links_keep_each_other(tree: SimpleNamespace, client: Client) -> None:
    """Every link changes one thing; the current ones are marked; one of each facet takes it away."""
    found = links(whole(client, "/insights/?topic=policy&year=2025"))
    assert [link["href"] for link in found] == [
        "/insights/?year=2025",
        "/insights/?topic=policy&year=2025",
        "/insights/?topic=policy&year=2025",
        "/insights/?topic=policy&author=desk&year=2025",
        "/insights/?topic=policy&author=staff&year=2025",
        "/insights/topics/policy/",
        "/insights/?topic=policy&year=2026",
        "/insights/?topic=policy&year=2025",
    ]
    current = {link["href"] for link in found if link.get("aria-current") == "page"}
    assert current == {"/insights/?topic=policy&year=2025"}


def test_counts(tree: SimpleNamespace, client: Client) -> None:
    """Each number is that of the list behind its link."""
    for path in (
        "/insights/",
        "/insights/?year=2025",
        "/insights/topics/policy/",
        "/insights/?topic=policy&author=desk",
    ):
        html = whole(client, path)
        bar = html.partition('class="filter-bar"')[2].partition("</nav>")[0]
        counts = [int(part.partition("<")[0]) for part in bar.split("</bdi><span>")[1:]]
        assert len(counts) == len(links(html)) > 6
        for link, count in zip(links(html), counts, strict=True):
            assert len(listed(whole(client, link["href"]))) == count, (path, link)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("?topic=policy", "/insights/topics/policy/"),
        ("?author=desk", "/insights/authors/desk/"),
        ("?topic=policy&page=2", "/insights/topics/policy/?page=2"),
        ("?topic=policy&page=%0d%0aX:y", "/insights/topics/policy/"),
    ],
)
def test_one_list_has_one_address(tree: SimpleNamespace, client: Client, query: str, address: str) -> None:
    """A topic or an author alone has a page of its own."""
    response = client.get(f"/insights/{query}")
    assert (response.status_code, response["Location"]) == (301, address)


@pytest.mark.parametrize(
    "query",
    [
        "topic=nothing",
        "author=nobody",
        "year=1999",
        "year=abc",
        "year=20",
        "year=0000",
        "year=99999",
        "year=٢٠٢٦",
        "topic=policy%00",
        "topic=%F0%9F%9A%80",
        "topic=policy'--",
        f"topic={'x' * 5000}",
        "topic=nothing&year=2026",
        "year=2026&page=2",
        "year=2026&page=abc",
        "year=2026&page=-1",
        "page=0",
    ],
)
def test_what_is_not_there(tree: SimpleNamespace, client: Client, query: str) -> None:
    """404, never an error of ours."""
    assert client.get(f"/insights/?{query}").status_code == 404


def test_nothing_left_helps(tree: SimpleNamespace, client: Client) -> None:
    """What is chosen stays marked, and there is a way back to all."""
    html = whole(client, "/insights/?topic=cyber&year=2025")
    assert listed(html) == []
    assert "No insight has all of this at once" in html
    assert {"/insights/", "/insights/topics/cyber/", "/insights/?year=2025"} <= set(Outline(html).values("href"))
    assert robots(html) == ["noindex, follow"]


def test_pages_keep_the_filters(tree: SimpleNamespace, client: Client) -> None:
    """Twelve on a page; the next one is of the same list and has an address of its own."""
    for number in range(12):
        article(tree, f"More {number}", date(2024, 1, 1), tree.cyber, tree.staff)
    html = whole(client, "/insights/?author=staff&year=2024&topic=cyber")
    assert len(listed(html)) == 12
    article(tree, "Last", date(2024, 1, 1), tree.cyber, tree.staff)
    html = whole(client, "/insights/?topic=cyber&year=2024")
    assert "?topic=cyber&year=2024&page=2" in Outline(html).values("href")
    html = whole(client, "/insights/?topic=cyber&year=2024&page=2")
    assert len(listed(html)) == 1
    assert canonical(html) == ["http://localhost/insights/?topic=cyber&year=2024&page=2"]


def test_search_engines_keep_the_lists_that_stand_alone(tree: SimpleNamespace, client: Client) -> None:
    """The index, topics and authors are indexed; what is narrowed further is not, and names no other as its own."""
    for path in ("/insights/", "/insights/topics/policy/", "/insights/authors/desk/"):
        html = whole(client, path)
        assert (robots(html), canonical(html)) == (["max-image-preview:large"], [f"http://localhost{path}"])
    html = whole(client, "/insights/?year=2025")
    assert (robots(html), canonical(html)) == (["noindex, follow"], ["http://localhost/insights/?year=2025"])
    assert "<title>2025 | Insights | " in html


def test_lead_is_the_newest(tree: SimpleNamespace, client: Client) -> None:
    assert listed(whole(client, "/insights/")) == ["Article 0", "Article 2", "Article 1", "Article 3"]


def test_editors_choose_the_lead(tree: SimpleNamespace, client: Client) -> None:
    """The chosen one stands first and once; narrowed lists have their own order."""
    tree.insights.lead = tree.articles[3]
    tree.insights.save()
    assert listed(whole(client, "/insights/")) == ["Article 3", "Article 0", "Article 2", "Article 1"]
    assert listed(whole(client, "/insights/topics/policy/"))[0] == "Article 0"


@pytest.mark.parametrize("state", ["draft", "deleted"])
def test_lead_that_is_gone(tree: SimpleNamespace, client: Client, state: str) -> None:
    """A draft is never shown; the newest stands in."""
    tree.insights.lead = tree.articles[3]
    tree.insights.save()
    if state == "draft":
        tree.articles[3].unpublish()
    else:
        tree.articles[3].delete()
    assert listed(whole(client, "/insights/")) == ["Article 0", "Article 2", "Article 1"]


@pytest.fixture
def hebrew(tree: SimpleNamespace) -> SimpleNamespace:
    """The Hebrew index with the translations of two articles; the topic of policy is translated, authors are not."""
    tree.home.copy_for_translation(pages.hebrew()).save_revision().publish()
    tree.insights.refresh_from_db()
    index = tree.insights.copy_for_translation(pages.hebrew())
    index.save_revision().publish()
    index.refresh_from_db()
    topic = pages.TopicFactory(
        name="מדיניות", slug="mediniyut", locale=pages.hebrew(), translation_key=tree.policy.translation_key
    )
    for number in (0, 3):
        other = tree.articles[number].copy_for_translation(pages.hebrew())
        other.title, other.topics = f"מאמר {number}", [topic]
        other.save_revision().publish()
    return SimpleNamespace(index=index, topic=topic)


def test_language_keeps_what_it_can(hebrew: SimpleNamespace, client: Client) -> None:
    """The other language's list of the same topic and year; what it does not know is left out."""
    html = whole(client, "/insights/?topic=policy&author=desk&year=2025")
    other = [link["href"] for link in links(html) if link.get("hreflang") == "he"]
    assert other == ["/he/insights/?topic=mediniyut&year=2025"]
    assert listed(whole(client, other[0])) == ["מאמר 3"]
    assert [each for each in Outline(html).all("link") if "hreflang" in each] == []
    html = whole(client, "/insights/?topic=policy&year=2025")
    alternates = {each["hreflang"]: each["href"] for each in Outline(html).all("link") if "hreflang" in each}
    assert alternates["he"] == "http://localhost/he/insights/?topic=mediniyut&year=2025"


def test_lead_is_the_translation(tree: SimpleNamespace, hebrew: SimpleNamespace, client: Client) -> None:
    """Where the article was chosen in another language."""
    hebrew.index.lead = tree.articles[3]
    hebrew.index.save()
    assert listed(whole(client, "/he/insights/")) == ["מאמר 3", "מאמר 0"]


@pytest.mark.parametrize("path", ["/insights/", "/insights/?topic=policy&year=2026", "/insights/topics/policy/"])
def test_number_of_queries_is_constant(
    tree: SimpleNamespace, hebrew: SimpleNamespace, client: Client, path: str
) -> None:
    """Whatever the number of articles, topics, authors and years."""
    counts = []
    whole(client, path)
    for turn in range(2):
        with CaptureQueriesContext(connection) as queries:
            whole(client, path)
        counts.append(len(queries))
        for number in range(6):
            more = article(
                tree, f"More {turn} {number}", date(2026 - number, 5, 5), pages.TopicFactory(), pages.AuthorFactory()
            )
            more.topics.add(tree.policy)
            more.save()
    assert counts[0] == counts[1]
