"""`load_demo`: all or nothing, again and again, and never over what people did."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db.models import TextField
from django.test import Client
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, Revision, Site
from wagtail.search.backends import get_search_backend

from cagp_site.core.models import OrganizationSettings, SiteText
from cagp_site.demo import content
from cagp_site.demo.loader import load
from cagp_site.demo.report import Report
from home.models import HomePage, ServiceIndexPage, ServicePage, StandardPage
from insights.models import InsightIndexPage, InsightPage

pytestmark = pytest.mark.django_db

# Every English page of the content but the home page.
PATHS = [entry.path for entry in content.ENTRIES if entry.path]
PAGES = sum(len(edition.entries) for edition in content.EDITIONS)
SNIPPETS = sum(len(edition.snippets) for edition in content.EDITIONS)
REMARKS = sum(len(edition.remarks) for edition in content.EDITIONS)


@pytest.fixture
def loaded() -> Report:
    """A database with the demo content."""
    report = Report()
    load(report)
    return report


def dump() -> dict[str, str]:
    """All rows of all tables, as text."""
    return {
        model._meta.label: serializers.serialize("json", model._base_manager.order_by("pk"))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def at(path: str, language: str = "en") -> Any:
    """The page at a path under the home page of a language."""
    root = Site.objects.get(is_default_site=True).root_page
    home = root.get_translations(inclusive=True).get(locale__language_code=language)
    return Page.objects.get(url_path=f"{home.url_path}{path}/" if path else home.url_path).specific


def english(model: Any) -> Any:
    """Its pages in the site's own language."""
    return model.objects.filter(locale__language_code="en")


def stream_fields(page: Any) -> Iterator[StreamField]:
    """The StreamFields of a page."""
    return (field for field in page._meta.get_fields() if isinstance(field, StreamField))


def test_it_makes_everything_on_an_empty_database(loaded: Report) -> None:
    assert loaded.made == {
        "page": PAGES,
        "snippet": SNIPPETS,
        "picture": 1,
        "site": 1,
        "organization": 1,
        "comments": 1,
        "comment": REMARKS,
    }
    assert Page.objects.live().filter(depth__gt=1).count() == PAGES
    for edition in content.EDITIONS:
        pages = Page.objects.live().filter(locale__language_code=edition.language, depth__gt=1)
        assert pages.count() == len(edition.entries)
    assert english(ServicePage).count() == english(InsightPage).count() == 6
    assert ServicePage.objects.count() == 12


def test_loading_twice_changes_nothing(loaded: Report) -> None:
    before = dump()
    second = Report()
    load(second)
    assert not second.made
    assert dump() == before


def test_it_makes_one_revision_and_two_log_entries_a_page(loaded: Report) -> None:
    for page in Page.objects.filter(depth__gt=1):
        assert Revision.objects.for_instance(page).count() == 1
        actions = set(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))
        assert actions == {"wagtail.create", "wagtail.publish"}


def test_the_welcome_page_gives_way_to_the_home_page(loaded: Report) -> None:
    site = Site.objects.get()
    assert isinstance(site.root_page.specific, HomePage)
    assert site.root_page.slug == "home"
    homes = Page.objects.filter(depth=2)
    assert [(home.slug, home.locale.language_code) for home in homes] == [("home", "en"), ("home-he", "he")]
    assert homes[0] == site.root_page
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_welcome_page_that_somebody_edited_stays() -> None:
    welcome = Page.objects.get(depth=2)
    welcome.title = "Coming soon"
    welcome.save_revision().publish()
    load(Report())
    assert Page.objects.get(pk=welcome.pk).title == "Coming soon"
    assert isinstance(Site.objects.get().root_page.specific, HomePage)


@pytest.mark.parametrize(
    ("url", "hostname", "port"),
    [
        ("http://localhost:8123", "localhost", 8123),
        ("https://www.crossedarrows.example", "www.crossedarrows.example", 443),
        ("http://crossedarrows.example", "crossedarrows.example", 80),
    ],
    ids=["port", "https", "http"],
)
def test_the_site_answers_at_site_url(settings: Any, url: str, hostname: str, port: int) -> None:
    settings.SITE_URL = url
    load(Report())
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port, site.root_url) == (hostname, port, url)


def test_an_address_that_another_site_has_is_left_to_it(settings: Any) -> None:
    settings.SITE_URL = "http://other.example"
    other = Site.objects.create(hostname="other.example", port=80, root_page=Page.objects.get(depth=1))
    lines: list[str] = []
    load(Report(lines.append))
    assert any("another site has it" in line for line in lines)
    assert Site.objects.get(hostname="other.example") == other


def test_a_page_that_an_editor_changed_survives(loaded: Report) -> None:
    page = at("services/liaison")
    page.intro = "Written by an editor."
    page.save_revision().publish()
    before = dump()
    load(Report())
    assert dump() == before
    assert at("services/liaison").intro == "Written by an editor."


def test_a_page_that_an_editor_moved_and_renamed_is_not_made_again(loaded: Report) -> None:
    page = at("terms")
    page.slug = "conditions"
    page.title = "Conditions"
    page.save()
    page.move(at("about"), pos="last-child")
    load(Report())
    assert english(StandardPage).filter(translation_key=page.translation_key).count() == 1
    assert not Page.objects.filter(slug="terms").exists()


def test_a_page_that_was_deleted_comes_back_and_the_others_stay(loaded: Report) -> None:
    kept = at("services/liaison").latest_revision_id
    at("services/training-and-exercises").delete()
    again = Report()
    load(again)
    assert again.made == {"page": 1}
    assert at("services/training-and-exercises").live
    assert at("services/liaison").latest_revision_id == kept


def test_on_a_site_with_pages_of_its_own_it_adds_only_what_is_missing(site: SimpleNamespace) -> None:
    before = site.service.latest_revision_id, site.home.title
    load(Report())
    assert (ServicePage.objects.get(pk=site.service.pk).latest_revision_id, english(HomePage).get().title) == before
    assert english(ServiceIndexPage).count() == english(InsightIndexPage).count() == 1
    assert english(ServicePage).count() == 6
    assert at("insights/two-systems-one-line").live


def test_another_kind_of_page_at_an_address_is_left_and_links_still_lead_somewhere(site: SimpleNamespace) -> None:
    site.services.delete()
    site.home.refresh_from_db()
    site.home.add_child(instance=StandardPage(title="Our services", slug="services"))
    lines: list[str] = []
    load(Report(lines.append))
    assert any("another kind of page" in line for line in lines)
    assert not ServicePage.objects.exists()
    assert f'linktype="page" id="{site.home.pk}"' in str(at("insights/two-systems-one-line").body.get_prep_value())
    before = dump()
    load(Report())
    assert dump() == before


def test_content_that_does_not_fit_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    broken = replace(content.ENTRIES[-1], fields={"seo_title": "x" * 256})
    edition = replace(content.EDITIONS[0], entries=(*content.ENTRIES[:-1], broken))
    monkeypatch.setattr(content, "EDITIONS", (edition, *content.EDITIONS[1:]))
    before = dump()
    with pytest.raises(ValidationError, match="255"):
        load(Report())
    assert dump() == before
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_the_picture_is_known_by_its_file_or_its_title(loaded: Report) -> None:
    image = get_image_model().objects.get()
    image.title = "Renamed by an editor"
    image.save()
    load(Report())
    assert get_image_model().objects.count() == 1


def test_the_organization_that_somebody_filled_in_stays() -> None:
    row = OrganizationSettings.objects.create(site=Site.objects.get(), phone="+1 202 555 0100")
    load(Report())
    row.refresh_from_db()
    assert (row.phone, row.email) == ("+1 202 555 0100", "")


def test_an_organization_of_nothing_but_defaults_is_filled_in() -> None:
    row = OrganizationSettings.objects.create(site=Site.objects.get())
    load(Report())
    row.refresh_from_db()
    assert row.contact_page == at("contact").page_ptr
    assert row.privacy_page == at("privacy").page_ptr


def test_site_texts_of_an_editor_stay(loaded: Report) -> None:
    SiteText.objects.update(strapline="Ours.")
    load(Report())
    assert [texts.strapline for texts in SiteText.objects.all()] == ["Ours."] * len(content.EDITIONS)


def test_dates_are_those_of_the_content(loaded: Report) -> None:
    entries = [(entry, edition.language) for edition in content.EDITIONS for entry in edition.entries]
    for entry, language in entries:
        page = at(entry.path, language)
        dates = {page.first_published_at, page.last_published_at, page.latest_revision_created_at}
        assert dates == {page.latest_revision.created_at} == {entry.published}, entry.path
        assert not page.has_unpublished_changes


def test_an_editor_could_save_every_page_as_it_is(loaded: Report) -> None:
    for page in Page.objects.filter(depth__gt=1).specific():
        page.full_clean()
        for text in (
            field for field in page._meta.concrete_fields if isinstance(field, TextField) and field.max_length
        ):
            # Only the form knows the limit of a text field.
            assert len(getattr(page, text.name)) <= text.max_length, (page, text.name)
        for field in stream_fields(page):
            field.stream_block.clean(getattr(page, field.name))


def test_every_link_and_picture_in_a_text_exists_and_is_live(loaded: Report) -> None:
    live = set(Page.objects.live().values_list("pk", flat=True))
    found = 0
    for page in Page.objects.filter(depth__gt=1).specific():
        for field in stream_fields(page):
            references = list(getattr(page, field.name).stream_block.extract_references(getattr(page, field.name)))
            pages = {int(key) for model, key, *_path in references if model is Page}
            assert pages <= live
            found += len(references)
    assert found > 20


def test_every_page_answers_and_so_do_the_links_of_its_text(loaded: Report, client: Client) -> None:
    addresses: set[str] = set()
    for path in ("", *PATHS):
        page = at(path)
        answer = client.get(page.url, headers={"host": "localhost"})
        assert answer.status_code == 200, page.url
        main = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)
        assert main, page.url
        addresses |= set(re.findall(r'<a[^>]*? href="(/[^"#?]*)', main[0]))
    assert {at(path).url for path in PATHS if path.startswith(("services/", "insights/"))} <= addresses
    assert not {each for each in addresses if client.get(each, headers={"host": "localhost"}).status_code != 200}


def test_the_content_can_be_found_by_searching(loaded: Report) -> None:
    found = get_search_backend().search("compliance officers", InsightPage.objects.live())
    assert "export-rules-both-sides" in {page.slug for page in found}


def test_the_command_says_what_it_did_and_is_silent_when_asked() -> None:
    out = StringIO()
    call_command("load_demo", stdout=out)
    assert "made     page: Insight, What a bilateral exercise really tests" in out.getvalue()
    silent = StringIO()
    call_command("load_demo", stdout=silent, verbosity=0)
    assert silent.getvalue() == ""
