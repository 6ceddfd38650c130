"""Who may moderate, who may see addresses, who may erase: view by view, act by act."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import ModelLogEntry

from insights.models import Comment
from tests.factories.comments import CommentFactory

EVERYBODY = ("anonymous", "editor", "sales", "moderator", "administrator", "owner")
MODERATORS = {"moderator", "administrator", "owner"}
ADMINISTRATORS = {"administrator", "owner"}
PAGES = {
    "index": MODERATORS,
    "index_results": MODERATORS,
    "inspect": MODERATORS,
    "person": ADMINISTRATORS,
    "bulk:publish": MODERATORS,
    "bulk:reject": MODERATORS,
    "bulk:spam": MODERATORS,
    "bulk:erase": ADMINISTRATORS,
}
ACTS = {
    "decide": MODERATORS,
    "answer": MODERATORS,
    "erase": ADMINISTRATORS,
    "person": ADMINISTRATORS,
    "bulk:publish": MODERATORS,
    "bulk:reject": MODERATORS,
    "bulk:spam": MODERATORS,
    "bulk:erase": ADMINISTRATORS,
}
# What an act needs to do something.
POSTED = {"answer": {"text": "We agree."}, "person": {"email": "dana@secret.example", "erase": "1"}}


def address(view, comments):
    """The address of a view, of the comment on which it does something."""
    if view.startswith("bulk:"):
        action = view.removeprefix("bulk:")
        return f"{reverse('wagtail_bulk_action', args=['insights', 'comment', action])}?id={target(view, comments).pk}"
    if view in ("index", "index_results", "person"):
        return reverse(f"comments:{view}")
    arguments = [target(view, comments).pk, *(["published"] if view == "decide" else [])]
    return reverse(f"comments:{view}", args=arguments)


def target(view, comments):
    """The comment that an act changes."""
    return comments.published if view == "answer" else comments.waiting


def is_refused(response):
    """Whether the admin turned somebody away: to its login, or to its home with a message."""
    return response.status_code == 302 and response.url.split("?")[0] in ("/admin/login/", "/admin/")


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("view", PAGES)
def test_a_page_opens_for_those_who_may_see_it_and_for_nobody_else(as_, comments, view, who):
    response = as_(who).get(address(view, comments))
    if who in PAGES[view]:
        assert response.status_code == 200
    else:
        assert is_refused(response)
        assert b"A thought that waits" not in response.content


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("view", ACTS)
def test_an_act_is_done_for_those_who_may_and_for_nobody_else(as_, comments, view, who):
    before, client = list(Comment.objects.order_by("pk").values()), as_(who)
    response = client.post(address(view, comments), POSTED.get(view, {}))
    changed = list(Comment.objects.order_by("pk").values()) != before
    assert changed is (who in ACTS[view])
    assert ModelLogEntry.objects.filter(action__startswith="insights.comment").exists() is changed
    assert is_refused(response) is not changed


@pytest.mark.parametrize("view", ["decide", "answer", "erase"])
def test_an_act_cannot_be_done_by_following_a_link(as_, comments, view):
    assert as_("owner").get(address(view, comments)).status_code == 405


@pytest.mark.parametrize("view", ACTS)
def test_an_act_needs_the_token_against_forgery(person, comments, view):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("owner"))
    assert client.post(address(view, comments), POSTED.get(view, {})).status_code == 403


@pytest.mark.parametrize(("who", "is_shown"), [("moderator", False), ("administrator", True)])
def test_addresses_are_for_those_who_may_see_them(as_, comments, who, is_shown):
    client = as_(who)
    for view in ("index", "inspect"):
        assert ("dana@secret.example" in client.get(address(view, comments)).content.decode()) is is_shown
    found = client.get(address("index", comments), {"q": "secret.example"}).content.decode()
    assert ("A thought that waits" in found) is is_shown


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_list_cannot_be_exported(as_, comments, form):
    response = as_("owner").get(address("index", comments), {"export": form})
    assert response["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("who", "is_shown"), [("editor", False), ("sales", False), ("moderator", True), ("administrator", True)]
)
def test_the_menu_holds_what_one_may_open(as_, comments, who, is_shown):
    assert ('"/admin/comments/"' in as_(who).get("/admin/").content.decode()) is is_shown


def test_a_moderator_sees_no_inquiries(as_, comments):
    client = as_("moderator")
    assert "/admin/inquiries/" not in client.get("/admin/").content.decode()
    assert is_refused(client.get(reverse("inquiries:index")))


@pytest.mark.parametrize("gone", ["add", "edit", "delete", "copy", "history", "usage"])
def test_a_comment_has_no_view_that_would_change_or_copy_it(gone):
    with pytest.raises(NoReverseMatch):
        reverse(f"comments:{gone}", args=[1])


@pytest.mark.parametrize(("who", "may_set"), [("editor", False), ("moderator", False), ("administrator", True)])
def test_only_administrators_set_how_a_site_takes_comments(as_, comments, who, may_set):
    url = reverse("wagtailsettings:edit", args=["insights", "commentsettings"])
    response = as_(who).get(url, follow=True)
    assert ("e-mail addresses of the moderators" in response.content.decode().lower()) is may_set


def test_nothing_is_shown_of_an_erased_comment(as_, comments):
    erased = CommentFactory(article=comments.article, name="", email="", text="", erased_at="2026-01-01T00:00Z")
    page = as_("owner").get(reverse("comments:inspect", args=[erased.pk])).content.decode()
    assert "Erased" in page
    assert reverse("comments:erase", args=[erased.pk]) not in page
