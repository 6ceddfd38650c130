"""What an import writes: drafts with their pictures, redirects and records; all of it or nothing, and only once."""

import socket
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from insights.importer import drafts, sources
from insights.importer.blocks import stream
from insights.importer.errors import SourceRefused
from insights.importer.files import from_bytes
from insights.importer.gallery import STAND_IN_TITLE
from insights.importer.plan import Action, Import, Options, planned
from insights.models import Author, ImportedInsight, InsightPage, Topic
from tests.factories import pages

from . import given, texts

pytestmark = pytest.mark.django_db
PICTURE = {"Harbors_files/watch~mv2.png": given.picture()}


@pytest.fixture
def hebrew(site: SimpleNamespace) -> Any:
    """The index of the second language."""
    home = pages.HomePageFactory(
        parent=site.root, locale=pages.hebrew(), slug="home-he", translation_key=site.home.translation_key
    )
    return pages.InsightIndexPageFactory(parent=home, locale=pages.hebrew(), title="תובנות")


def plan(files: dict[str, bytes | str], **options: Any) -> Import:
    """What a zip of these files would do."""
    return planned(sources.read(from_bytes("blog.zip", given.zipped(files))), Options(**options))


def imported(files: dict[str, bytes | str], **options: Any) -> list[InsightPage]:
    """The drafts of a zip of these files."""
    return drafts.write(plan(files, **options))


def everything() -> dict[str, Any]:
    """All rows that an import may touch, and all files."""
    models = (Page, InsightPage, Revision, Redirect, ImportedInsight, get_image_model(), Author, Topic)
    media = sorted(str(path) for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
    return {"media": media, **{model.__name__: list(model.objects.order_by("pk").values()) for model in models}}


@pytest.mark.parametrize("form", given.FORMS)
@pytest.mark.parametrize("article", [given.ENGLISH, given.HEBREW], ids=lambda each: each.language)
def test_every_word_of_every_kind_of_source_is_in_the_saved_draft(
    site: SimpleNamespace, hebrew: Any, form: str, article: given.Given
) -> None:
    (draft,) = imported({form: given.FORMS[form](article), **PICTURE})
    assert texts.same(texts.of_draft(draft), [word for text in article.texts for word in texts.words(text)])
    assert draft.locale.language_code == article.language
    assert [block.block_type for block in draft.get_latest_revision_as_object().body] == given.BLOCKS[article.language]


def test_a_draft_is_a_draft(site: SimpleNamespace, client: Client) -> None:
    owner = User.objects.create_user("editor")
    (draft,) = imported({"page.html": given.in_page(given.ENGLISH), **PICTURE}, user=owner)
    draft = InsightPage.objects.get(pk=draft.pk)
    assert (draft.live, draft.has_unpublished_changes, draft.owner) == (False, True, owner)
    assert draft.latest_revision.user == owner
    assert draft.get_parent().specific == site.insights
    assert draft.slug == "harbors-that-share-a-watch"
    assert draft.published_on == date(2024, 3, 5)
    assert draft.search_description == "What a shared logbook teaches."
    assert client.get(draft.get_url()).status_code == 404


def test_a_draft_can_be_edited_and_published(site: SimpleNamespace, client: Client) -> None:
    (draft,) = imported({"page.html": given.in_page(given.ENGLISH), **PICTURE})
    client.force_login(User.objects.create_superuser("admin", "a@x.example", "x"))
    assert client.get(f"/admin/pages/{draft.pk}/edit/").status_code == 200
    draft.latest_revision.publish()
    html = client.get(draft.get_url()).content.decode()
    assert "Turning points include" in html
    assert 'alt="Two officers bend over one chart table at night"' in html


def test_a_picture_keeps_alternative_text_and_caption_apart(site: SimpleNamespace) -> None:
    (draft,) = imported({"page.html": given.in_page(given.ENGLISH), **PICTURE})
    (figure,) = [block.value for block in draft.body if block.block_type == "figure"]
    assert figure["image"].contextual_alt_text == "Two officers bend over one chart table at night"
    assert figure["caption"] == "A shared watch at the invented port of Lower Quay."
    assert figure["image"].width == 32


def test_the_same_picture_is_in_the_library_once(site: SimpleNamespace) -> None:
    second = given.in_page(given.ENGLISH, address="https://old-blog.example/post/two").replace("watch~mv2", "other")
    files = {"one.html": given.in_page(given.ENGLISH), "two.html": second, **PICTURE}
    imported({**files, "Harbors_files/other.png": given.picture()})
    assert get_image_model().objects.count() == 1


def test_a_missing_picture_has_a_stand_in_with_its_words(site: SimpleNamespace) -> None:
    (draft,) = imported({"text.txt": given.in_text(given.ENGLISH)})
    (figure,) = [block.value for block in draft.body if block.block_type == "figure"]
    assert figure["image"].title == STAND_IN_TITLE
    assert figure["image"].contextual_alt_text == "Two officers bend over one chart table at night"
    imported({"text.txt": given.in_text(given.ENGLISH).replace("Harbors that", "Ports that")})
    assert get_image_model().objects.count() == 1


def test_nothing_is_fetched(site: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_socket(*_args: Any, **_kwargs: Any) -> None:
        raise AssertionError("an import went to the network")

    monkeypatch.setattr(socket.socket, "connect", no_socket)
    monkeypatch.setattr(socket, "getaddrinfo", no_socket)
    page = given.in_page(given.ENGLISH, picture="https://static.example/media/watch~mv2.png")
    imported(
        {
            "page.html": page,
            "feed.xml": given.in_feed(
                given.HEBREW.__class__("en", "Other", given.ENGLISH.parts), "https://x.example/post/o"
            ),
        }
    )
    assert InsightPage.objects.count() == 3


def test_old_addresses_lead_to_the_new_page(site: SimpleNamespace, client: Client) -> None:
    (draft,) = imported({"post.md": given.in_markdown(given.ENGLISH)})
    assert {row.old_path: row.redirect_page_id or row.redirect_link for row in Redirect.objects.all()} == {
        "/post/harbors-that-share-a-watch": draft.pk,
        "/old/harbors": draft.pk,
        "/blog-feed.xml": "/feeds/insights.rss",
    }
    draft.latest_revision.publish()
    answer = client.get("/post/harbors-that-share-a-watch/?utm=x")
    assert (answer.status_code, answer["Location"]) == (301, InsightPage.objects.get(pk=draft.pk).url)
    feed = client.get("/blog-feed.xml", follow=True)
    assert (feed.redirect_chain, feed["Content-Type"]) == (
        [("/feeds/insights.rss", 301)],
        "application/rss+xml; charset=utf-8",
    )


def test_a_hebrew_address_leads_to_its_page(site: SimpleNamespace, hebrew: Any, client: Client) -> None:
    address = "https://old-blog.example/post/%D7%A0%D7%9E%D7%9C%D7%99%D7%9D"
    (draft,) = imported({"page.html": given.in_page(given.HEBREW, address)})
    assert draft.slug == "נמלים"
    draft.latest_revision.publish()
    assert client.get("/post/%D7%A0%D7%9E%D7%9C%D7%99%D7%9D")["Location"] == InsightPage.objects.get(pk=draft.pk).url


def test_a_redirect_that_exists_is_left_alone(site: SimpleNamespace) -> None:
    Redirect.objects.create(old_path="/post/harbors-that-share-a-watch", redirect_page=site.service)
    imported({"page.html": given.in_page(given.ENGLISH)})
    assert Redirect.objects.get(old_path="/post/harbors-that-share-a-watch").redirect_page_id == site.service.pk


def test_articles_link_to_each_other_as_pages(site: SimpleNamespace) -> None:
    link = '<p>See <a href="https://old-blog.example/post/{0}">the other</a>.</p></div></div></div></section>'
    one, two = "https://old-blog.example/post/one", "https://old-blog.example/post/two"
    end = "</div></div></div></section>"
    files = {
        "one.html": given.in_page(given.ENGLISH, one).replace(end, link.format("two")),
        "two.html": given.in_page(given.ENGLISH, two).replace(end, link.format("one")),
    }
    first, second = imported(files)
    assert f'<a linktype="page" id="{second.pk}">the other</a>' in str(first.body.raw_data[-1])
    assert f'<a linktype="page" id="{first.pk}">the other</a>' in str(second.body.raw_data[-1])
    third = given.in_page(given.ENGLISH, "https://old-blog.example/post/three").replace(end, link.format("one"))
    (later,) = imported({"three.html": third})
    assert f'id="{first.pk}">the other' in str(later.body.raw_data[-1])


@pytest.mark.parametrize("form", given.FORMS)
def test_a_second_run_makes_nothing(site: SimpleNamespace, form: str) -> None:
    files = {form: given.FORMS[form](given.ENGLISH), **PICTURE}
    imported(files)
    before = everything()
    again = plan(files)
    assert [(each.action, each.reason) for each in again.plans] == [(Action.KEEP, "already imported")]
    assert drafts.write(again) == []
    assert everything() == before


def test_a_post_is_the_same_by_its_guid_and_by_its_address(site: SimpleNamespace) -> None:
    imported({"feed.xml": given.in_feed(given.ENGLISH)})
    for address in (given.ADDRESS, given.ADDRESS.replace("https://www.", "http://") + "/?x=1"):
        assert [each.action for each in plan({"page.html": given.in_page(given.ENGLISH, address)}).plans] == [
            Action.KEEP
        ]
    moved = given.in_feed(given.ENGLISH, "https://old-blog.example/post/moved")
    assert [each.action for each in plan({"feed.xml": moved}).plans] == [Action.KEEP]


def test_the_same_article_twice_in_one_run_is_made_once(site: SimpleNamespace) -> None:
    page = given.in_page(given.ENGLISH)
    assert len(imported({"a.html": page, "b.html": page, "text.txt": given.in_text(given.ENGLISH)})) == 2


def test_a_deleted_draft_can_be_imported_again(site: SimpleNamespace) -> None:
    files = {"page.html": given.in_page(given.ENGLISH)}
    imported(files)[0].delete()
    assert len(imported(files)) == 1


CHANGED = given.in_page(given.ENGLISH).replace("None of these alone", "No one of these")


def test_an_update_writes_an_untouched_draft_anew(site: SimpleNamespace) -> None:
    (draft,) = imported({"page.html": given.in_page(given.ENGLISH)})
    same = plan({"page.html": given.in_page(given.ENGLISH)}, update=True)
    assert [each.action for each in same.plans] == [Action.KEEP]
    (again,) = imported({"page.html": CHANGED}, update=True)
    assert again.pk == draft.pk
    assert "No one of these" in str(again.get_latest_revision_as_object().body.raw_data)
    assert [each.action for each in plan({"page.html": CHANGED}, update=True).plans] == [Action.KEEP]
    assert Redirect.objects.count() == 2


@pytest.mark.parametrize("touch", ["edit", "publish"])
def test_an_update_leaves_alone_what_somebody_worked_on(site: SimpleNamespace, touch: str) -> None:
    (draft,) = imported({"page.html": given.in_page(given.ENGLISH)})
    draft.title = "Edited"
    revision = draft.save_revision()
    if touch == "publish":
        revision.publish()
    before = everything()
    work = plan({"page.html": CHANGED}, update=True)
    assert [each.action for each in work.plans] == [Action.REFUSE]
    assert "edited or published" in work.plans[0].reason
    drafts.write(work)
    assert everything() == before


def test_slugs_are_kept_and_unique(site: SimpleNamespace) -> None:
    one, two = (given.in_page(given.ENGLISH, f"https://{host}.example/post/two-systems") for host in ("a", "b"))
    assert [draft.slug for draft in imported({"1.html": one, "2.html": two})] == ["two-systems-2", "two-systems-3"]


def test_authors_and_topics_are_matched_by_name(site: SimpleNamespace) -> None:
    author, topic = pages.AuthorFactory(name="editorial Desk"), pages.TopicFactory(name="PARTNERSHIP")
    work = plan({"post.md": given.in_markdown(given.ENGLISH)})
    assert work.plans[0].topics.unknown == ["Harbors"]
    (draft,) = drafts.write(work)
    draft = InsightPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert (list(draft.authors.all()), list(draft.topics.all())) == ([author], [topic])
    assert Topic.objects.count() == 1


def test_unknown_ones_are_made_when_asked_for(site: SimpleNamespace) -> None:
    (draft,) = imported({"post.md": given.in_markdown(given.ENGLISH)}, create=True)
    assert {row.name for row in Topic.objects.all()} == {"Partnership", "Harbors"}
    assert [row.name for row in draft.authors.all()] == ["Editorial desk"]
    assert Topic.objects.get(name="Harbors").locale == draft.locale


def test_without_an_index_in_its_language_an_article_is_refused(site: SimpleNamespace) -> None:
    pages.hebrew()
    with pytest.raises(SourceRefused, match="no insights index in that language"):
        plan({"text.txt": given.in_text(given.HEBREW)})
    with pytest.raises(SourceRefused, match="no language “xx”"):
        plan({"text.txt": given.in_text(given.ENGLISH)}, language="xx")


def test_the_language_can_be_chosen(site: SimpleNamespace, hebrew: Any) -> None:
    (draft,) = imported({"text.txt": given.in_text(given.ENGLISH)}, language="he")
    assert draft.get_parent().pk == hebrew.pk


def test_an_address_can_be_given_for_a_text(site: SimpleNamespace) -> None:
    (draft,) = imported({"text.txt": given.in_text(given.ENGLISH)}, address=given.ADDRESS)
    assert Redirect.objects.filter(old_path="/post/harbors-that-share-a-watch", redirect_page=draft).exists()
    with pytest.raises(SourceRefused, match="one article only"):
        plan({"a.txt": given.in_text(given.ENGLISH), "b.txt": given.in_text(given.ENGLISH)}, address=given.ADDRESS)


def test_words_too_many_for_their_field_go_on_in_the_text(site: SimpleNamespace) -> None:
    long = " ".join(f"word{number}" for number in range(80))
    (draft,) = imported({"post.md": f"---\ntitle: {long}\nsubtitle: {long}\n---\nThe text."})
    wanted = sorted([*long.split(), *long.split(), "The", "text"])
    assert sorted(texts.of_draft(draft)) == wanted


def test_planning_changes_nothing(site: SimpleNamespace) -> None:
    before = everything()
    plan({"page.html": given.in_page(given.ENGLISH), **PICTURE}, create=True)
    assert everything() == before


def test_a_fault_half_way_leaves_neither_rows_nor_files(site: SimpleNamespace) -> None:
    work = plan(
        {
            "a.html": given.in_page(given.ENGLISH),
            "b.md": given.in_markdown(given.ENGLISH, "https://x.example/b"),
            **PICTURE,
        }
    )
    before = everything()
    work.plans[1].article.title = "x" * 300
    with pytest.raises(ValidationError):
        drafts.write(work)
    assert everything() == before


def test_a_word_that_a_fault_of_ours_would_lose_stops_the_import(
    site: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("insights.importer.plan.stream", lambda blocks, *rest: stream(blocks[1:], *rest))
    with pytest.raises(SourceRefused, match=r"would be lost.*habit"):
        plan({"page.html": given.in_page(given.ENGLISH)})
