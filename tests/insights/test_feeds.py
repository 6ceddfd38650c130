"""Feeds, read by programs that we did not write: feedparser, and the rules of JSON Feed."""

import json
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import feedparser
import pytest
import wagtail_factories
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cagp_site.core import pictures
from insights.feed_channel import LONGEST
from tests.factories import article, pages
from tests.insights import json_feed
from tests.markup import Outline

FORMS = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json",
}
FIRM = "Crossed Arrows Global Partners"
NASTY = "A\x00 title\x0b with \x1b[31m \ufffe ]]> <b>& \U0001f600</title> \u2028"
CLEAN = "A title with [31m  ]]> <b>& \U0001f600</title> \u2028"

# What stands in each kind of block of the article.
SAID = (
    *("Joint work is slow", "Foundations", "<b>cooperation</b>", "Recognition", "Missile defense", "Layers."),
    *("Neither way is better.", "Slower by a month", "$0.5 billion", "Two lines.", "The memorandum of 2016."),
)

every_form = pytest.mark.parametrize("form", FORMS)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    cache.clear()


@pytest.fixture
def written(site: SimpleNamespace) -> SimpleNamespace:
    """The tree's one insight with everything in it, by two authors, on two topics."""
    image = wagtail_factories.ImageFactory(file__width=1600, file__height=1200)
    insight = site.insight
    insight.topics = [pages.TopicFactory(name="Policy", slug="policy"), pages.TopicFactory(name="Air", slug="air")]
    insight.authors = [
        pages.AuthorFactory(name="Dana Levi", slug="dana-levi", kind="person"),
        pages.AuthorFactory(name="Research desk", slug="research-desk"),
    ]
    insight.summary = "What two systems share."
    insight.published_on, insight.updated_on = date(2026, 3, 1), date(2026, 4, 2)
    insight.first_published_at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    insight.cover = image
    insight.key_points = pages.stream([{"type": "point", "value": "Joint work is slow and steady."}])
    insight.body = pages.stream(
        [
            *article.body(image.pk, article.document().pk),
            {"type": "paragraph", "value": f'<p><a linktype="page" id="{site.service.pk}">A service</a></p>'},
        ]
    )
    insight.sources = pages.stream([article.source(article.MEMORANDUM, "The memorandum of 2016.")])
    insight.save()
    pictures.make(image.pk, "cover")
    return site


def got(client: Client, path: str = "/feeds/insights.rss", **headers: str) -> HttpResponse:
    """A feed that is there, typed as its format wants it, with no cookie."""
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    assert response["Content-Type"] == FORMS[path.rpartition(".")[2]]
    assert not response.cookies
    return response


def parsed(response: HttpResponse) -> Any:
    """What feedparser makes of a feed, without a complaint of its own or of an XML parser."""
    ElementTree.fromstring(response.content)
    found = feedparser.parse(response.content, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


def as_json(response: HttpResponse) -> Any:
    """A JSON Feed that keeps all rules."""
    found = json.loads(response.content)
    json_feed.check(found)
    return found


def texts(client: Client, section: str = "insights") -> dict[str, str]:
    """The HTML of the newest item in each format."""
    xml = {
        form: parsed(got(client, f"/feeds/{section}.{form}")).entries[0].content[0].value for form in ("rss", "atom")
    }
    return {**xml, "json": as_json(got(client, f"/feeds/{section}.json"))["items"][0]["content_html"]}


@pytest.mark.parametrize(("form", "version"), [("rss", "rss20"), ("atom", "atom10")])
def test_a_feed_in_xml(written: SimpleNamespace, client: Client, form: str, version: str) -> None:
    """The feed says who, where and what; the item has its authors, topics, moments, picture and a lasting id."""
    found = parsed(got(client, f"/feeds/insights.{form}"))
    assert found.version == version
    feed, (entry,) = found.feed, found.entries
    assert feed.title == f"{FIRM}: Insights"
    assert feed.link == "http://localhost/insights/"
    assert [link.href for link in feed.links if link.rel == "self"] == [f"http://localhost/feeds/insights.{form}"]
    assert (feed.get("language") or found.feed.title_detail.language) == "en"
    assert "icon-512.png" in (feed.image.href if form == "rss" else feed.icon)
    assert entry.title == "Two systems"
    assert entry.link == "http://localhost/insights/two-systems/"
    assert entry.id.startswith("urn:uuid:")
    assert entry.summary == "What two systems share."
    assert [tag.term for tag in entry.tags] == ["Air", "Policy"]
    assert [author.name for author in entry.authors] == ["Dana Levi", "Research desk"]
    assert entry.published_parsed[:6] == (2026, 3, 1, 9, 30, 0)
    assert entry.updated_parsed[:6] == (2026, 4, 2, 0, 0, 0)
    (picture,) = entry.media_content
    assert picture["url"].startswith("http://localhost/media/images/")
    assert (picture["medium"], picture["type"]) == ("image", "image/jpeg")


def test_atom_leads_to_the_authors(written: SimpleNamespace, client: Client) -> None:
    (entry,) = parsed(got(client, "/feeds/insights.atom")).entries
    assert [author.href for author in entry.authors] == [
        "http://localhost/insights/authors/dana-levi/",
        "http://localhost/insights/authors/research-desk/",
    ]


def test_a_feed_in_json(written: SimpleNamespace, client: Client) -> None:
    """The same in the words of JSON Feed."""
    feed = as_json(got(client, "/feeds/insights.json"))
    (item,) = feed.pop("items")
    assert feed["title"] == f"{FIRM}: Insights"
    assert feed["feed_url"] == "http://localhost/feeds/insights.json"
    assert feed["home_page_url"] == "http://localhost/insights/"
    assert feed["language"] == "en"
    assert item["authors"][0] == {"name": "Dana Levi", "url": "http://localhost/insights/authors/dana-levi/"}
    assert item["tags"] == ["Air", "Policy"]
    assert (item["date_published"], item["date_modified"]) == ("2026-03-01T09:30:00+00:00", "2026-04-02T00:00:00+00:00")
    assert item["summary"] == "What two systems share."
    assert item["image"].startswith("http://localhost/media/images/")


def test_the_whole_text(written: SimpleNamespace, client: Client) -> None:
    """Every format has the same text: all that the article says, nothing that works on its page alone."""
    found = texts(client)
    text = found["json"]
    assert set(found.values()) == {text}
    outline = Outline(text)
    assert outline.faults == []
    assert outline.tags[0] == ("div", {"lang": "en", "dir": "ltr"})
    for said in SAID:
        assert said in text
    names = {tag for tag, _attrs in outline.tags}
    assert not names & {"form", "script", "style", "svg", "input", "button", "picture", "source", "iframe", "section"}
    assert {name for _tag, attrs in outline.tags for name in attrs} <= {
        *("href", "src", "alt", "width", "height", "lang", "dir", "colspan", "rowspan", "scope", "start", "datetime")
    }
    # The form and the invitations stayed at home.
    assert "Working on something?" not in text
    assert 'href="http://localhost/services/industry-partnering/"' in text
    assert all(link["href"].startswith(("http://localhost/", "https://")) for link in outline.all("a"))
    images = outline.all("img")
    assert images
    assert all(image["src"].startswith("http://localhost/media/") and "alt" in image for image in images)
    assert "A chart of the North Atlantic." in {image["alt"] for image in images}


@every_form
def test_whatever_an_editor_typed(site: SimpleNamespace, client: Client, form: str) -> None:
    """Characters that XML cannot hold are left out, all others come through, in every text of a feed."""
    insight = site.insight
    # Rows of a database that was moved here may hold what no form lets through; PostgreSQL refuses NUL alone.
    nasty = NASTY.replace("\x00", "") if connection.vendor == "postgresql" else NASTY
    insight.title = insight.summary = nasty
    insight.body = pages.stream([{"type": "heading", "value": NASTY.replace("\x00", "")}])
    insight.topics, insight.authors = [pages.TopicFactory(name=nasty, slug="x")], [pages.AuthorFactory(name=nasty)]
    insight.save(clean=False)
    response = got(client, f"/feeds/insights.{form}")
    if form == "json":
        (item,) = as_json(response)["items"]
        assert (item["title"], item["tags"], item["authors"][0]["name"]) == (CLEAN, [CLEAN], CLEAN)
        return
    (entry,) = parsed(response).entries
    assert entry.title.split() == CLEAN.split()
    assert entry.tags[0].term.split() == CLEAN.split()
    assert "<h2>" in entry.content[0].value
    assert "&lt;b&gt;" in entry.content[0].value


@every_form
def test_hubs_have_feeds(written: SimpleNamespace, client: Client, form: str) -> None:
    """A topic and an author have what they gather, and nothing else."""
    pages.InsightPageFactory(parent=written.insights, title="Another matter")
    for section, name in (("topics/policy", "Policy"), ("authors/dana-levi", "Dana Levi")):
        response = got(client, f"/feeds/{section}.{form}")
        if form == "json":
            feed = as_json(response)
            link, title, titles = feed["home_page_url"], feed["title"], [each["title"] for each in feed["items"]]
        else:
            found = parsed(response)
            link, title, titles = found.feed.link, found.feed.title, [each.title for each in found.entries]
        assert (link, title) == (f"http://localhost/insights/{section}/", f"{FIRM}: {name}")
        assert titles == ["Two systems"]


def test_a_name_in_hebrew(site: SimpleNamespace, client: Client) -> None:
    """A slug in any script has a feed, whose own address is written as addresses are."""
    site.insight.topics = [pages.TopicFactory(name="מדיניות", slug="מדיניות")]
    site.insight.save()
    path = f"/feeds/topics/{quote('מדיניות')}.rss"
    found = parsed(got(client, path))
    assert [link.href for link in found.feed.links if link.rel == "self"] == [f"http://localhost{path}"]
    assert len(found.entries) == 1


@every_form
def test_each_language_has_its_own(written: SimpleNamespace, client: Client, form: str) -> None:
    """Hebrew insights are in the Hebrew feed alone, in its direction; the same article has an id of its own there."""
    english = texts(client)["json"]
    for page in (written.home, written.insights, written.insight):
        page.refresh_from_db()
        page.copy_for_translation(pages.hebrew()).save_revision().publish()
    assert texts(client)["json"] == english
    for path in (f"/he/feeds/insights.{form}", f"/feeds/insights.{form}"):
        assert got(client, path)["Content-Language"] == ("he" if path.startswith("/he") else "en")
    feeds = [as_json(got(client, f"{prefix}/feeds/insights.json")) for prefix in ("", "/he")]
    assert [feed["language"] for feed in feeds] == ["en", "he"]
    assert feeds[1]["items"][0]["content_html"].startswith('<div lang="he" dir="rtl">')
    assert feeds[1]["items"][0]["url"].startswith("http://localhost/he/insights/")
    assert feeds[0]["items"][0]["id"] != feeds[1]["items"][0]["id"]
    assert len({item["id"] for feed in feeds for item in feed["items"]}) == 2


@pytest.mark.parametrize(
    "path",
    [
        "/he/feeds/insights.rss",
        "/feeds/insights.xml",
        "/feeds/insights.rss/",
        "/feeds/topics/nothing.rss",
        "/feeds/authors/policy.rss",
        "/feeds/topics/policy%00.rss",
        "/feeds/people/policy.rss",
        f"/feeds/topics/{'x' * 5000}.json",
    ],
)
def test_a_feed_that_is_not_there(written: SimpleNamespace, client: Client, path: str) -> None:
    """An unknown format, topic or author, and a language that is not published, are 404."""
    assert client.get(path).status_code == 404


def test_without_an_index(site: SimpleNamespace, client: Client) -> None:
    site.insights.unpublish()
    assert client.get("/feeds/insights.rss").status_code == 404


def test_only_for_reading(site: SimpleNamespace, client: Client) -> None:
    assert client.post("/feeds/insights.rss").status_code == 405
    assert client.head("/feeds/insights.rss").status_code == 200


@every_form
def test_nothing_is_published_yet(site: SimpleNamespace, client: Client, form: str) -> None:
    """A feed without items is whole, and the same a second later."""
    site.insight.unpublish()
    first, second = (got(client, f"/feeds/insights.{form}") for _time in range(2))
    assert first.content == second.content
    assert (as_json(first)["items"] if form == "json" else parsed(first).entries) == []


def test_what_a_stranger_cannot_open(site: SimpleNamespace, client: Client) -> None:
    """Drafts and private articles are in no feed."""
    pages.InsightPageFactory(parent=site.insights, title="A draft", live=False)
    private = pages.InsightPageFactory(parent=site.insights, title="For members")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert [entry.title for entry in parsed(got(client)).entries] == ["Two systems"]


def many(site: SimpleNamespace, count: int) -> None:
    """More articles like the first, with their own pictures."""
    topics, authors = list(site.insight.topics.all()), list(site.insight.authors.all())
    for number in range(count):
        made = pages.InsightPageFactory(parent=site.insights, slug=f"more-{number}", cover=site.insight.cover)
        made.topics, made.authors, made.body = topics, authors, site.insight.body
        made.save()


def test_no_more_than_so_many(written: SimpleNamespace, client: Client) -> None:
    """The newest first, up to a number."""
    many(written, LONGEST + 3)
    entries = parsed(got(client)).entries
    assert len(entries) == LONGEST
    assert "Two systems" not in [entry.title for entry in entries]


@every_form
def test_the_queries_do_not_grow(written: SimpleNamespace, client: Client, form: str) -> None:
    """Once the texts are made, a feed of many asks as often as a feed of one."""
    counts = []
    for more in (0, LONGEST):
        many(written, more)
        got(client, f"/feeds/insights.{form}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            got(client, f"/feeds/insights.{form}")
        counts.append(len(queries))
    assert counts[0] == counts[1] < 25


@every_form
def test_what_has_not_changed_is_not_sent(written: SimpleNamespace, client: Client, form: str) -> None:
    """By ETag and by date; a change of the text is sent at once."""
    written.insight.save_revision().publish()
    path = f"/feeds/insights.{form}"
    first = got(client, path)
    assert set(first["Cache-Control"].split(", ")) == {"public", "max-age=900"}
    for headers in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        again = client.get(path, headers=headers)
        assert (again.status_code, again.content) == (304, b"")
    written.insight.body = pages.stream([{"type": "paragraph", "value": "<p>Other words.</p>"}])
    written.insight.save_revision().publish()
    changed = got(client, path, **{"If-None-Match": first["ETag"]})
    assert changed["ETag"] != first["ETag"]
    assert "Other words." in changed.content.decode()


def test_what_is_withdrawn_is_a_change(written: SimpleNamespace, client: Client, admin_user: object) -> None:
    """A reader that goes by the date alone hears that an article was taken back."""
    before = parsedate_to_datetime(got(client)["Last-Modified"])
    written.insight.unpublish(user=admin_user)
    assert parsedate_to_datetime(got(client)["Last-Modified"]) > before


@pytest.mark.parametrize(
    ("path", "sections"),
    [
        ("/insights/", []),
        ("/insights/two-systems/", []),
        ("/", []),
        ("/insights/topics/policy/", ["topics/policy"]),
        ("/insights/authors/dana-levi/", ["authors/dana-levi"]),
        ("/services/", None),
    ],
)
def test_pages_name_their_feeds(
    written: SimpleNamespace, client: Client, path: str, sections: list[str] | None
) -> None:
    """Insights and the home page name the feed of all; a topic's or author's page first its own; each is there."""
    links = Outline(client.get(path).content.decode()).all("link")
    feeds = {link["href"]: link for link in links if link["rel"] == "alternate" and "type" in link}
    named = [] if sections is None else [*sections, "insights"]
    assert list(feeds) == [f"http://localhost/feeds/{section}.{form}" for section in named for form in FORMS]
    assert len({link["title"] for link in feeds.values()}) == len(feeds)
    for href, link in feeds.items():
        assert got(client, href.removeprefix("http://localhost"))["Content-Type"].startswith(link["type"])
