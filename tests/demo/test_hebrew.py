"""The Hebrew edition of the demo content: a translation of the English one, in its place, and only there."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Page

from cagp_site.core.models import SiteText
from cagp_site.demo import content
from cagp_site.demo.content import hebrew
from cagp_site.demo.content.hebrew.insights import two_systems_one_line as translated
from cagp_site.demo.content.insights import two_systems_one_line as original
from cagp_site.demo.entry import Entry
from cagp_site.demo.loader import load
from cagp_site.demo.report import Report
from home.models import HomePage, ServicePage
from insights.models import InsightPage, Topic
from tests.factories import pages

from . import texts
from .test_load import at, dump

ENGLISH = {entry.path: entry for entry in content.ENTRIES}
PATHS = {entry.path for entry in hebrew.ENTRIES}
by_path = pytest.mark.parametrize("entry", hebrew.ENTRIES, ids=lambda entry: entry.path or "home")


@pytest.fixture
def loaded(db: None) -> None:
    """A database with the demo content."""
    load(Report())


@by_path
def test_a_page_translates_one_of_the_same_kind(entry: Entry) -> None:
    assert entry.model == ENGLISH[entry.path].model
    assert entry.in_menu == ENGLISH[entry.path].in_menu


@by_path
def test_every_link_leads_to_a_page_of_this_edition(entry: Entry) -> None:
    assert set(texts.page_paths([dict(entry.fields), dict(entry.rows)])) <= PATHS


@by_path
def test_a_page_has_a_description_of_50_to_160_characters(entry: Entry) -> None:
    assert 50 <= len(entry.fields["search_description"]) <= 160


def test_no_two_pages_share_a_title_or_a_description() -> None:
    titles = [entry.fields.get("seo_title") or entry.title for entry in hebrew.ENTRIES]
    descriptions = [entry.fields["search_description"] for entry in hebrew.ENTRIES]
    assert len(set(titles)) == len(set(descriptions)) == len(hebrew.ENTRIES)


def shape(blocks: Sequence[tuple[str, Any]]) -> list[tuple[str, int, str]]:
    """Name of each block, how many items it has, and how a list of items is marked."""
    return [
        (name, len(value["items"]), str(value.get("numbered"))) if "items" in value else (name, 0, "")
        for name, value in blocks
    ]


def test_the_article_has_the_blocks_of_the_english_one() -> None:
    assert shape(translated.BODY) == shape(original.BODY)
    values = [dict(value) for _name, value in translated.BODY if isinstance(value, dict)]
    assert len(translated.ENTRY.fields["sources"]) == len(original.ENTRY.fields["sources"])
    callout = next(value for value in values if "body" in value)
    assert callout["body"].count("<p>") == 3


@by_path
def test_a_billion_is_never_stated_without_its_qualifier(entry: Entry) -> None:
    """“About” is one letter before the number in Hebrew, or a word of its own."""
    text = texts.plain(" ".join(texts.strings(dict(entry.fields))))
    for figure in ("3.8", "3.3", "0.5"):
        assert all(before.rstrip().endswith(("כ־", "בערך")) for before in text.split(figure)[:-1])


def test_pages_are_translations_at_the_same_path(loaded: None) -> None:
    for entry in hebrew.ENTRIES:
        page = at(entry.path, "he")
        assert page.translation_key == at(entry.path).translation_key
        assert page.live
        assert page.alias_of is None
        assert page.url == f"/he/{entry.path}/".replace("//", "/")


def test_topics_and_authors_are_translations(loaded: None) -> None:
    article = at("insights/two-systems-one-line", "he")
    assert {each.locale.language_code for each in (*article.topics.all(), *article.authors.all())} == {"he"}
    keys = Topic.objects.filter(slug="policy").values_list("translation_key", flat=True)
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_it_translates_the_home_page_that_is_there(site: SimpleNamespace, client: Client) -> None:
    """A site with a home page and a service of its own gets their Hebrew translations, not strangers."""
    load(Report())
    home = HomePage.objects.get(locale__language_code="he")
    assert home.translation_key == site.home.translation_key
    service = ServicePage.objects.get(locale__language_code="he", slug="industry-partnering")
    assert service.translation_key == site.service.translation_key
    assert client.get("/he/").status_code == 200


def test_a_hebrew_home_page_of_an_editor_stays(site: SimpleNamespace) -> None:
    mine = site.home.copy_for_translation(pages.hebrew())
    mine.title = "שלי"
    mine.save()
    load(Report())
    [home] = HomePage.objects.filter(locale__language_code="he")
    assert (home.pk, home.title, home.live) == (mine.pk, "שלי", False)


def test_texts_of_an_editor_in_hebrew_stay(db: None) -> None:
    SiteText.objects.create(locale=pages.hebrew(), name="שלנו")
    load(Report())
    assert SiteText.objects.get(locale__language_code="he").name == "שלנו"


def test_what_was_deleted_comes_back_and_nothing_else_changes(loaded: None) -> None:
    at("insights/two-systems-one-line", "he").delete()
    again = Report()
    load(again)
    assert again.made == {"page": 1, "comment": 1}
    before = dump()
    load(Report())
    assert dump() == before


def test_a_page_is_left_out_with_the_one_that_it_translates(site: SimpleNamespace) -> None:
    site.services.delete()
    site.home.refresh_from_db()
    site.home.add_child(instance=pages.StandardPageFactory.build(title="Our services", slug="services"))
    lines: list[str] = []
    load(Report(lines.append))
    assert any("the page that it translates was left out" in line for line in lines)
    assert not ServicePage.objects.exists()
    assert InsightPage.objects.filter(locale__language_code="he").count() == 1


def test_a_database_without_the_language_gets_it(db: None) -> None:
    Locale.objects.filter(language_code="he").delete()
    load(Report())
    assert Page.objects.filter(locale__language_code="he").count() == len(hebrew.ENTRIES)
