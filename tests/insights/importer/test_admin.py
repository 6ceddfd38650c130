"""Importing in the admin: upload, look, accept; for those who may add insights."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from insights.importer.gallery import STAND_IN_TITLE
from insights.models import ImportUpload, InsightPage, Topic
from insights.models.imported import KEPT_FOR
from tests.factories import pages

from . import given
from .test_bad_sources import BAD
from .test_drafts import everything

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/insights/import/"
ZIP = given.zipped({"Harbors.html": given.in_page(given.ENGLISH), "Harbors_files/watch~mv2.png": given.picture()})


@pytest.fixture
def as_(site: SimpleNamespace) -> Any:
    """A client for: anonymous, editor (changes pages), writer (adds insights), illustrator (and pictures), owner."""

    def make(who: str) -> Client:
        client = Client()
        if who == "anonymous":
            return client
        user = User.objects.create_user(who, is_superuser=who == "owner")
        group = Group.objects.create(name=who)
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        user.groups.add(group)
        leave = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
        if who in {"writer", "illustrator"}:
            leave = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
        GroupPagePermission.objects.create(group=group, page=site.insights, permission=leave)
        if who == "illustrator":
            add = Permission.objects.get(content_type__app_label="wagtailimages", codename="add_image")
            root = Collection.get_first_root_node()
            GroupCollectionPermission.objects.create(group=group, collection=root, permission=add)
        client.force_login(user)
        return client

    return make


def upload(client: Client, name: str = "blog.zip", data: bytes = ZIP, **values: Any) -> Any:
    """The answer to a file."""
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data), **values})


def held() -> ImportUpload:
    """The one upload that waits."""
    return ImportUpload.objects.get()


def test_upload_look_accept(as_: Any) -> None:
    client = as_("illustrator")
    assert upload(client)["Location"] == f"{UPLOAD}{held().pk}/"
    html = client.get(f"{UPLOAD}{held().pk}/").content.decode()
    for words in (
        "harbors-that-share-a-watch",
        "2024-03-05",
        "milestones",
        "/post/harbors",
        "Facebook",
        "Make 1 draft",
    ):
        assert words in html
    assert InsightPage.objects.count() == 1
    answer = client.post(f"{UPLOAD}{held().pk}/")
    draft = InsightPage.objects.get(slug="harbors-that-share-a-watch")
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert (draft.live, draft.owner.username, draft.imported.imported_by.username) == (
        False,
        "illustrator",
        "illustrator",
    )
    assert not ImportUpload.objects.exists()
    (figure,) = [block.value for block in draft.body if block.block_type == "figure"]
    assert figure["image"].title != STAND_IN_TITLE


def test_the_preview_shows_the_text_in_the_sites_looks(as_: Any) -> None:
    client = as_("writer")
    upload(client)
    answer = client.get(f"{UPLOAD}{held().pk}/0/")
    html = answer.content.decode()
    assert 'class="milestones"' in html
    assert "css/site.css" in html
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in answer["Cache-Control"]
    assert client.get(f"{UPLOAD}{held().pk}/1/").status_code == 404


def test_looking_changes_nothing(as_: Any) -> None:
    client = as_("writer")
    before = everything()
    upload(client)
    client.get(f"{UPLOAD}{held().pk}/")
    client.get(f"{UPLOAD}{held().pk}/0/")
    assert everything() == before


def test_accepting_twice_makes_one_draft(as_: Any) -> None:
    client = as_("writer")
    upload(client)
    address = f"{UPLOAD}{held().pk}/"
    client.post(address)
    assert client.post(address).status_code == 404
    assert InsightPage.objects.count() == 2


def test_an_upload_can_be_thrown_away(as_: Any) -> None:
    client = as_("writer")
    upload(client)
    before = everything()
    assert client.post(f"{UPLOAD}{held().pk}/discard/")["Location"] == UPLOAD
    assert not ImportUpload.objects.exists()
    assert everything() == before


def test_what_was_imported_before_is_said_and_not_made_again(as_: Any) -> None:
    client = as_("writer")
    for _time in range(2):
        upload(client)
        html = client.get(f"{UPLOAD}{held().pk}/").content.decode()
        client.post(f"{UPLOAD}{held().pk}/")
    assert "already imported" in html
    assert "Make 1 draft" not in html
    assert InsightPage.objects.count() == 2


@pytest.mark.parametrize(("name", "data", "words"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_at_its_field(as_: Any, name: str, data: bytes, words: str) -> None:
    client = as_("writer")
    before = everything()
    answer = upload(client, name, data)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    if data.strip():
        assert words in " ".join(answer.context["form"].errors["file"])
    assert everything() == before
    assert not ImportUpload.objects.exists()


def test_pictures_that_are_no_zip_are_refused_at_their_field(as_: Any) -> None:
    answer = upload(as_("writer"), pictures=SimpleUploadedFile("pictures.zip", b"words"))
    assert "no whole zip" in str(answer.context["form"].errors["pictures"])


def test_who_may_not_add_pictures_gets_a_stand_in(as_: Any) -> None:
    client = as_("writer")
    upload(client)
    assert "may not add pictures" in client.get(f"{UPLOAD}{held().pk}/").content.decode()
    client.post(f"{UPLOAD}{held().pk}/")
    draft = InsightPage.objects.get(slug="harbors-that-share-a-watch")
    (figure,) = [block.value for block in draft.body if block.block_type == "figure"]
    assert figure["image"].title == STAND_IN_TITLE


def test_only_who_may_make_topics_is_asked_about_them(as_: Any) -> None:
    assert "create" not in as_("writer").get(UPLOAD).context["form"].fields
    client = as_("owner")
    upload(client, create="on")
    client.post(f"{UPLOAD}{held().pk}/")
    assert Topic.objects.filter(name="Partnership").exists()


def test_who_asks_for_topics_without_leave_makes_none(as_: Any) -> None:
    client = as_("writer")
    upload(client, create="on")
    client.post(f"{UPLOAD}{held().pk}/")
    assert not Topic.objects.exists()


@pytest.mark.parametrize("who", ["anonymous", "editor"])
def test_who_may_not_add_insights_cannot_import(as_: Any, who: str) -> None:
    writer = as_("writer")
    upload(writer)
    client, mine = as_(who), held().pk
    before = everything()
    for address in (UPLOAD, f"{UPLOAD}{mine}/", f"{UPLOAD}{mine}/0/"):
        assert client.get(address).status_code == 302
    for address in (UPLOAD, f"{UPLOAD}{mine}/", f"{UPLOAD}{mine}/discard/"):
        assert client.post(address, {"file": SimpleUploadedFile("blog.zip", ZIP)}).status_code == 302
    assert everything() == before
    assert held().pk == mine


def test_nobody_sees_the_upload_of_another(as_: Any) -> None:
    upload(as_("writer"))
    other = as_("owner")
    for address in (f"{UPLOAD}{held().pk}/", f"{UPLOAD}{held().pk}/0/"):
        assert other.get(address).status_code == 404
    assert other.post(f"{UPLOAD}{held().pk}/discard/").status_code == 404
    assert ImportUpload.objects.exists()


def test_an_article_of_an_index_where_one_may_not_add_is_refused(as_: Any, site: SimpleNamespace) -> None:
    home = pages.HomePageFactory(parent=site.root, locale=pages.hebrew(), slug="home-he")
    pages.InsightIndexPageFactory(parent=home, locale=pages.hebrew())
    client = as_("writer")
    upload(client, "post.txt", given.in_text(given.HEBREW).encode())
    assert "You may not write this page" in client.get(f"{UPLOAD}{held().pk}/").content.decode()
    client.post(f"{UPLOAD}{held().pk}/")
    assert InsightPage.objects.count() == 1


@pytest.mark.parametrize(("who", "is_shown"), [("editor", False), ("writer", True), ("owner", True)])
def test_the_menu_offers_it_to_who_may(as_: Any, who: str, *, is_shown: bool) -> None:
    assert (UPLOAD in as_(who).get("/admin/").content.decode()) == is_shown


def test_uploads_that_nobody_accepted_are_forgotten(as_: Any) -> None:
    client = as_("writer")
    upload(client)
    ImportUpload.objects.update(uploaded_at=timezone.now() - KEPT_FOR * 2)
    old = held().pk
    upload(client)
    assert held().pk != old
