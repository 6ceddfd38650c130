"""What the result page shows: where words stand, filters, editors' picks, suggestions, ways on."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from tests.factories import pages
from tests.markup import Outline, faults_of


def find(client: Client, query: str, **more: str) -> str:
    """The body of a whole result page."""
    response = client.get("/search/", {"q": query, **more})
    assert response.status_code == 200
    html = response.content.decode()
    assert faults_of(html) == []
    return html.partition("<main")[2].partition("</main>")[0]


def titles(html: str) -> list[str]:
    """Of all rows of results, in order, without marks."""
    found = html.partition('class="rows results"')[2].partition('class="starts"')[0]
    heads = [part.partition("</h3>")[0] for part in found.split("<h3>")[1:]]
    return [head.partition(">")[2].removesuffix("</a>").replace("<mark>", "").replace("</mark>", "") for head in heads]


@pytest.fixture
def tree(site: SimpleNamespace) -> SimpleNamespace:
    """Three articles on harbors, of two topics and two years, and a service that says the word too."""
    policy, cyber = pages.TopicFactory(name="Policy", slug="policy"), pages.TopicFactory(name="Cyber", slug="cyber")
    desk = pages.AuthorFactory(name="Maritime desk", slug="maritime")
    rows = [("2025-03-01", policy), ("2026-03-01", policy), ("2026-04-01", cyber)]
    articles = []
    for number, (day, topic) in enumerate(rows):
        article = pages.InsightPageFactory(parent=site.insights, title=f"Harbor {number}", published_on=day)
        article.topics, article.authors = [topic], [desk]
        article.save_revision().publish()
        articles.append(article)
    site.service.intro = "We know every harbor."
    site.service.save()
    return SimpleNamespace(**vars(site), articles=articles, policy=policy, cyber=cyber, desk=desk)


def test_words_are_marked_where_they_stand(site: SimpleNamespace, client: Client) -> None:
    """In the title, and in the text around the first of them, escaped."""
    site.insight.body = pages.stream([{"type": "paragraph", "value": "<p>One &lt;b&gt; interceptor for all</p>"}])
    site.insight.save()
    assert "<mark>interceptor</mark>" in find(client, "interceptor")
    assert "&lt;b&gt; <mark>interceptor</mark>" in find(client, "interceptor")
    assert "<mark>systems</mark>" in find(client, "systems")


@pytest.mark.parametrize("field", ["title", "subtitle", "summary", "body", "authors", "topics"])
def test_finds_by_every_part(site: SimpleNamespace, client: Client, field: str) -> None:
    """Title, subtitle, summary, body, names of authors and of topics; shown where it was found."""
    value = {
        "body": pages.stream([{"type": "paragraph", "value": "<p>A tugboat comes.</p>"}]),
        "authors": [pages.AuthorFactory(name="Tugboat desk", slug="tug")],
        "topics": [pages.TopicFactory(name="Tugboat", slug="tug")],
    }
    setattr(site.insight, field, value.get(field, "The tugboat question"))
    site.insight.save_revision().publish()
    html = find(client, "tugboat")
    assert titles(html) == [site.insight.title]
    assert "<mark>" in html


def test_finds_by_a_new_name(tree: SimpleNamespace, client: Client) -> None:
    """A topic that is renamed is found by its new name."""
    tree.cyber.name = "Cryptography"
    tree.cyber.save()
    assert titles(find(client, "cryptography")) == ["Harbor 2"]
    assert titles(find(client, "cyber")) == []


def test_filters_keep_each_other(tree: SimpleNamespace, client: Client) -> None:
    """Kind, topic and year narrow what was found; every link keeps the question and the rest."""
    html = find(client, "harbor", topic="policy")
    assert sorted(titles(html)) == ["Harbor 0", "Harbor 1"]
    links = [link for link in Outline(html).all("a") if (link["href"] or "").startswith("?")]
    hrefs = [link["href"] for link in links]
    assert "?q=harbor&topic=policy&year=2025" in hrefs
    assert "?q=harbor" in hrefs
    assert "?q=harbor&kind=insightpage" in Outline(find(client, "harbor")).values("href")
    current = [link["href"] for link in links if link.get("aria-current") == "page"]
    assert current == ["?q=harbor&topic=policy"] * len(current)
    assert titles(find(client, "harbor", topic="policy", year="2025")) == ["Harbor 0"]
    assert titles(find(client, "harbor", kind="servicepage")) == [tree.service.title]


def test_counts_are_of_what_the_others_leave(tree: SimpleNamespace, client: Client) -> None:
    """Each number is that of the list behind its link."""
    html = find(client, "harbor", year="2026")
    for label, count in (("Policy", 1), ("Cyber", 1), ("2025", 1), ("2026", 2)):
        assert f"<bdi>{label}</bdi><span>{count}</span>" in html


def test_nothing_left_says_so(tree: SimpleNamespace, client: Client) -> None:
    """Filters without a common page keep the way back."""
    html = find(client, "harbor", topic="cyber", year="2025")
    assert "Nothing is left" in html
    assert "?q=harbor" in Outline(html).values("href")


@pytest.mark.parametrize(
    "narrowed",
    [
        {"topic": "nothing"},
        {"year": "1999"},
        {"year": "0000"},
        {"year": "９９９９"},
        {"year": "abc"},
        {"kind": "rootpage"},
        {"topic": "a\x00b"},
        {"topic": "x" * 5000},
        {"topic": "policy", "page": "2"},
    ],
    ids=str,
)
def test_value_that_is_not_there(tree: SimpleNamespace, client: Client, narrowed: dict[str, str]) -> None:
    """404, never an error of ours."""
    assert client.get("/search/", {"q": "harbor", **narrowed}).status_code == 404


def promote(query: str, **fields: object) -> SearchPromotion:
    """An editor's pick for a question."""
    return SearchPromotion.objects.create(query=Query.get(query), **fields)


def test_promoted_stands_first(tree: SimpleNamespace, client: Client) -> None:
    """An editor's pick is first, says so, stands once, and is gone when a reader narrows the list."""
    promote("Harbor", page=tree.articles[0], description="Read this first.")
    html = find(client, "  HARBOR ")
    assert titles(html)[0] == "Harbor 0"
    assert titles(html).count("Harbor 0") == 1
    assert html.count("Editors’ choice") == 1
    assert "Read this first." in html
    assert "4 pages mention" in html
    assert "Editors’ choice" not in find(client, "harbor", topic="policy")


@pytest.mark.parametrize("state", ["draft", "private", "other language"])
def test_promoted_page_that_is_not_open(tree: SimpleNamespace, client: Client, state: str) -> None:
    """A pick that this reader could not open is not shown."""
    page = pages.InsightPageFactory(parent=tree.insights, title="Secret memo", live=state != "draft")
    if state == "private":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    if state == "other language":
        page = pages.HomePageFactory(parent=tree.root, title="Secret memo", slug="he", locale=pages.hebrew())
    promote("harbor", page=page)
    assert "Secret memo" not in find(client, "harbor")


def test_promoted_address_elsewhere(site: SimpleNamespace, client: Client) -> None:
    """A pick outside the site shows even where no page is found."""
    promote("embassy", external_link_url="https://embassy.example/", external_link_text="The <embassy>")
    html = find(client, "embassy")
    assert "https://embassy.example/" in Outline(html).values("href")
    assert "The &lt;<mark>embassy</mark>&gt;" in html
    assert "Nothing here mentions" not in html


def test_asking_stores_no_query(site: SimpleNamespace, client: Client) -> None:
    """Looking for picks writes nothing."""
    find(client, "systems")
    assert not Query.objects.exists()


def test_few_letters_get_suggestions(tree: SimpleNamespace, client: Client) -> None:
    """The beginning of a word finds pages whose titles have it, without a script."""
    html = find(client, "har")
    assert "Titles with words that begin like this" in html
    assert {"Harbor 0", "Harbor 1", "Harbor 2"} <= set(titles(html))


@pytest.mark.parametrize(("typed", "meant"), [("harbour", "harbor"), ("habror", "harbor"), ("harbr 2", "harbor 2")])
def test_did_you_mean(tree: SimpleNamespace, client: Client, typed: str, meant: str) -> None:
    """A slip of the pen is answered with the word of a title."""
    assert f"/search/?q={meant.replace(' ', '%20')}" in Outline(find(client, typed)).values("href")


def test_no_guess_without_a_word_like_it(tree: SimpleNamespace, client: Client) -> None:
    assert "Did you mean" not in find(client, "zzyzx")


def test_words_to_choose_from(tree: SimpleNamespace, client: Client) -> None:
    """The field offers the topics, by the browser's own means."""
    outline = Outline(find(client, ""))
    assert [each["value"] for each in outline.all("option")] == ["Cyber", "Policy"]
    assert outline.all("input")[0]["list"] == "offered"


def test_no_result_leads_on(tree: SimpleNamespace, client: Client) -> None:
    """Topics, the newest, and somebody to ask."""
    html = find(client, "zzyzx")
    assert "/insights/topics/policy/" in Outline(html).values("href")
    assert tree.articles[2].url in Outline(html).values("href")


def test_number_of_queries_is_constant(tree: SimpleNamespace, client: Client) -> None:
    """Nine results cost as many queries as four."""
    counts = []
    find(client, "harbor")
    for _turn in range(2):
        with CaptureQueriesContext(connection) as queries:
            find(client, "harbor")
        counts.append(len(queries))
        for number in range(5):
            more = pages.InsightPageFactory(
                parent=tree.insights, title=f"Harbor more {number}", slug=f"m{_turn}{number}"
            )
            more.topics = [pages.TopicFactory()]
            more.save()
    assert counts[0] == counts[1]
