"""The list of comments, one comment's page, many at once, and one person's."""

import json

import pytest
from django.urls import reverse

from insights.models import Comment
from tests.factories import pages
from tests.factories.comments import CommentFactory

INDEX = "/admin/comments/"


def listed(client, **query):
    """The texts that the list shows, in order."""
    response = client.get(INDEX, query)
    assert response.status_code == 200
    return [row.text for row in response.context["object_list"]]


def test_what_waits_comes_first(as_, comments):
    CommentFactory(article=comments.article, published=True, text="The newest")
    assert listed(as_("moderator")) == [
        "A reply that waits",
        "A thought that waits",
        "The newest",
        "https://spam.example/",
        "A published thought",
    ]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ({"state": "spam"}, ["https://spam.example/"]),
        ({"state": ["spam", "published"]}, ["https://spam.example/", "A published thought"]),
        ({"language": "he"}, []),
        ({"q": "reply"}, ["A reply that waits"]),
        ({"q": "THOUGHT waits"}, ["A thought that waits"]),
        ({"q": "two systems spam"}, ["https://spam.example/"]),
        ({"q": '"%_\\'}, []),
        ({"created_at_from": "2099-01-01"}, []),
    ],
    ids=["state", "states", "language", "words", "case", "title", "signs", "date"],
)
def test_comments_are_narrowed_down_and_found(as_, comments, query, texts):
    assert listed(as_("moderator"), **query) == texts


def test_comments_are_narrowed_down_to_an_article(site, as_, comments):
    other = CommentFactory(article=pages.InsightPageFactory(parent=site.insights), text="Elsewhere")
    assert listed(as_("moderator"), article=other.article_id) == ["Elsewhere"]


def test_what_people_typed_cannot_break_out_of_the_list(as_, comments):
    Comment.objects.filter(pk=comments.waiting.pk).update(text="<script>alert(1)</script>", name="<b>Dana</b>")
    page = as_("owner").get(INDEX).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page
    assert "<b>Dana" not in page


def test_the_list_asks_as_often_for_many_as_for_few(as_, comments, django_assert_max_num_queries):
    client = as_("moderator")

    def queries():
        with django_assert_max_num_queries(200) as asked:
            client.get(INDEX)
        return len(asked)

    queries()
    few = queries()
    CommentFactory.create_batch(20, article=comments.article)
    assert queries() == few


def test_a_comments_page_tells_its_place_and_the_signs_of_spam(as_, comments):
    client = as_("moderator")
    assert "hardly more than links" in client.get(f"{INDEX}inspect/{comments.spam.pk}/").content.decode()
    page = client.get(f"{INDEX}inspect/{comments.reply.pk}/").content.decode()
    assert "A published thought" in page
    assert f"#comment-{comments.reply.pk}" in page


@pytest.mark.parametrize("state", ["published", "rejected", "spam"])
def test_one_comment_is_decided_on_and_the_log_says_by_whom(as_, comments, state):
    client = as_("moderator")
    response = client.post(f"{INDEX}decide/{comments.waiting.pk}/{state}/", follow=True)
    comments.waiting.refresh_from_db()
    assert (comments.waiting.state, comments.waiting.decided_by.username) == (state, "moderator")
    page = response.content.decode()
    assert "What moderators did" in page
    assert f"/decide/{comments.waiting.pk}/{state}/" not in page


def test_what_was_set_aside_by_mistake_is_published(as_, comments, client):
    as_("moderator").post(f"{INDEX}decide/{comments.spam.pk}/published/")
    assert "https://spam.example/" in client.get(comments.article.url).content.decode()


def test_a_state_that_there_is_not_is_not_found(as_, comments):
    assert as_("owner").post(f"{INDEX}decide/{comments.waiting.pk}/gone/").status_code == 404


@pytest.mark.parametrize("text", ["", "  ", "x" * 3001], ids=["empty", "blank", "long"])
def test_an_answer_needs_words_and_not_too_many(as_, comments, text):
    response = as_("moderator").post(f"{INDEX}answer/{comments.published.pk}/", {"text": text}, follow=True)
    assert "1 to 3000 characters" in response.content.decode()
    assert comments.published.replies.count() == 1


def test_a_reply_is_not_answered(as_, comments):
    Comment.objects.filter(pk=comments.reply.pk).update(state="published")
    client = as_("moderator")
    assert "Publish the answer" not in client.get(f"{INDEX}inspect/{comments.reply.pk}/").content.decode()
    client.post(f"{INDEX}answer/{comments.reply.pk}/", {"text": "We agree."})
    assert not comments.reply.replies.exists()


def bulk(action, *keys):
    """The address of an act on many."""
    ids = "&".join(f"id={key}" for key in keys)
    return f"{reverse('wagtail_bulk_action', args=['insights', 'comment', action])}?{ids}&next={INDEX}"


@pytest.mark.parametrize(("action", "state"), [("publish", "published"), ("reject", "rejected"), ("spam", "spam")])
def test_many_are_decided_on_at_once_after_a_question(as_, comments, action, state):
    client = as_("moderator")
    url = bulk(action, comments.waiting.pk, comments.reply.pk)
    question = client.get(url).content.decode()
    assert "A thought that waits" in question
    assert comments.waiting.state == "waiting"
    response = client.post(url, follow=True)
    assert response.redirect_chain[-1][0] == INDEX
    assert "2 comments changed." in response.content.decode()
    states = Comment.objects.filter(pk__in=[comments.waiting.pk, comments.reply.pk]).values_list("state", flat=True)
    assert list(states) == [state, state]


def test_many_are_erased_at_once(as_, comments):
    as_("owner").post(bulk("erase", comments.waiting.pk, comments.published.pk))
    assert Comment.objects.filter(erased_at=None).count() == 2


@pytest.mark.parametrize("key", ["999999", "x", "9" * 40, "all"])
def test_what_is_gone_is_passed_over(as_, comments, key):
    client = as_("owner")
    assert client.get(bulk("publish", key)).status_code == 200
    assert client.post(bulk("publish", key)).status_code == 302


def test_the_list_offers_acts_on_what_is_ticked(as_, comments):
    page = as_("moderator").get(INDEX).content.decode()
    assert "data-bulk-action-footer" in page
    assert page.count('class="bulk-action-checkbox"') == 4
    assert f'id="comment_{comments.waiting.pk}_title"' in page
    assert "bulk-actions.js" in page


def test_one_persons_comments_are_counted_exported_and_erased(as_, comments):
    client = as_("administrator")
    url, email = reverse("comments:person"), " DANA@secret.example "
    assert "There is 1 comment by" in client.post(url, {"email": email}).content.decode()
    exported = client.post(url, {"email": email, "export": "1"})
    assert exported["Content-Disposition"].startswith("attachment")
    assert [row["comment"] for row in json.loads(exported.content)] == ["A thought that waits"]
    page = client.post(url, {"email": email, "erase": "1"}, follow=True).content.decode()
    assert "1 comment is erased." in page
    assert not Comment.objects.by_sender("dana@secret.example").exists()


@pytest.mark.parametrize("email", ["", "nonsense", "x" * 300, "a@b.example\r\nBcc: c"])
def test_what_is_no_address_finds_nobody(as_, comments, email):
    response = as_("owner").post(reverse("comments:person"), {"email": email, "erase": "1"})
    assert response.status_code == 200
    assert not Comment.objects.exclude(erased_at=None).exists()


def test_deleting_an_article_does_not_list_its_comments_as_usage(as_, comments):
    page = as_("owner").get(reverse("wagtailadmin_pages:delete", args=[comments.article.pk])).content.decode()
    assert f"Comment {comments.waiting.pk}" not in page
