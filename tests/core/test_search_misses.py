"""What readers looked for in vain: counted for editors, with nothing of the readers, and bounded."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from cagp_site.core.models import SearchMiss
from cagp_site.core.search import misses
from cagp_site.core.tasks import prune_search_misses
from cagp_site.settings.env import RateLimit
from tests.factories import pages


def miss(client: Client, query: str, **headers: str) -> None:
    """A question; it is answered whatever becomes of the count."""
    assert client.get("/search/", {"q": query}, headers=headers).status_code == 200


def counted() -> dict[str, int]:
    """Times, by words."""
    return dict(SearchMiss.objects.values_list("words", "count"))


def test_counts_by_day(site: SimpleNamespace, client: Client) -> None:
    """The same words in any case are one row a day."""
    for query in ("Zzyzx", "zzyzx!", " ZZYZX "):
        miss(client, query)
    row = SearchMiss.objects.get()
    assert (row.words, row.language, row.count, row.day) == ("zzyzx", "en", 3, timezone.localdate())
    assert abs(timezone.now() - row.last_at) < timedelta(minutes=5)


def test_a_result_is_no_miss(site: SimpleNamespace, client: Client) -> None:
    miss(client, "systems")
    miss(client, "")
    assert counted() == {}


@pytest.mark.parametrize(
    "query",
    ["dana@reader.example", "+972 50-555-0143", "212-55-501437", "ab", "word " * 40, "\x00\x00", "the @handle"],
    ids=repr,
)
def test_keeps_nothing_personal_or_useless(site: SimpleNamespace, client: Client, query: str) -> None:
    """No address, no number of a person, no letter alone, no pasted text."""
    miss(client, query)
    assert counted() == {}


@pytest.mark.parametrize("agent", ["Googlebot/2.1", "python-requests/2", "SomeCrawler"])
def test_bots_are_not_counted(site: SimpleNamespace, client: Client, agent: str) -> None:
    miss(client, "zzyzx", user_agent=agent)
    assert counted() == {}


def test_one_sender_is_counted_so_often(
    site: SimpleNamespace, client: Client, settings: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond the limit of an address the answer is the same and nothing is kept."""
    settings.SEARCH_MISS_RATE_LIMIT = RateLimit(2, 3600)
    for number in range(4):
        miss(client, f"zzyzx {'abcd'[number]}")
    assert sorted(counted()) == ["zzyzx a", "zzyzx b"]


def test_a_flood_is_cut(site: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many different questions a day and no more."""
    monkeypatch.setattr(misses, "MOST_A_DAY", 2)
    for word in ("aaaa", "bbbb", "cccc"):
        miss(client, word)
    assert sorted(counted()) == ["aaaa", "bbbb"]


def made(words: str, days_ago: int, count: int = 1) -> SearchMiss:
    """A row of some days ago."""
    day = timezone.localdate() - timedelta(days=days_ago)
    return SearchMiss.objects.create(words=words, language="en", day=day, count=count)


def test_pruning(db: None) -> None:
    """Old rows go, and after two weeks those that were asked once and not again."""
    made("old", 91, 50)
    made("once", 15)
    made("again", 15)
    made("again", 3)
    made("often", 15, 2)
    made("new", 1)
    prune_search_misses()
    assert sorted(SearchMiss.objects.values_list("words", flat=True)) == ["again", "again", "new", "often"]


REPORT = "/admin/reports/search-misses/"


@pytest.mark.parametrize(
    ("who", "status"), [("anonymous", 302), ("sales", 302), ("administrator", 200), ("owner", 200)]
)
def test_who_may_see_the_report(site: SimpleNamespace, as_, who: str, status: int) -> None:
    """Those who have the permission; others are turned away."""
    assert as_(who).get(REPORT).status_code == status


def test_report(site: SimpleNamespace, as_) -> None:
    """Words, days, numbers, the latest first; with a search and an entry in the menu."""
    made("tugboat", 0, 2)
    made("tugboat", 3, 5)
    made("zzyzx", 1)
    client = as_("administrator")
    html = client.get(REPORT).content.decode()
    assert html.index("tugboat") < html.index("zzyzx")
    assert ">7<" in html.replace(" ", "").replace("\n", "")
    assert "zzyzx" not in client.get(f"{REPORT}results/", {"q": "tug"}).content.decode()
    assert client.get(REPORT, {"ordering": "total"}).status_code == 200
    assert client.get(REPORT, {"day_from": "2026-01-01", "language": "he"}).status_code == 200
    assert REPORT in client.get("/admin/").content.decode()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_report_is_exported(site: SimpleNamespace, as_, kind: str) -> None:
    """All of it, as a table."""
    made("tugboat", 0, 2)
    response = as_("administrator").get(REPORT, {"export": kind})
    body = b"".join(response.streaming_content) if response.streaming else response.content
    assert response.status_code == 200
    assert kind == "xlsx" or b"tugboat,en," in body


def test_hebrew_is_counted_apart(site: SimpleNamespace, client: Client) -> None:
    """By language."""
    site.home.copy_for_translation(pages.hebrew()).save_revision().publish()
    assert client.get("/he/search/", {"q": "קקטוס"}).status_code == 200
    assert SearchMiss.objects.get().language == "he"
