"""What moderators do, from wherever: states, answers, erasure and export of one person."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import ModelLogEntry

from insights import moderation
from insights.models import Comment, CommentFingerprint, InsightPage
from tests.factories.comments import CommentFactory, take_comments

pytestmark = pytest.mark.django_db
PERSONAL = {"name": "Dana Secret", "email": "Dana@Secret.example", "text": "Secret words"}


@pytest.fixture
def article(site) -> InsightPage:
    """An article that takes comments."""
    take_comments()
    return site.insight


@pytest.mark.parametrize("state", Comment.State)
def test_a_decision_is_kept_with_its_time_and_its_author(article, person, state):
    comment = CommentFactory(article=article, state="spam" if state == "waiting" else "waiting")
    owner = person("owner")
    expected = 0 if state == comment.state else 1
    assert moderation.decide([comment], state, user=owner) == expected
    comment.refresh_from_db()
    assert comment.state == state
    assert ModelLogEntry.objects.filter(action=f"insights.comment_{state}", user=owner).count() == expected
    if expected:
        assert (comment.decided_by, comment.decided_at is not None) == (owner, True)


def test_deciding_twice_changes_nothing(article):
    comment = CommentFactory(article=article)
    assert moderation.decide([comment, comment], Comment.State.PUBLISHED) == 1
    assert ModelLogEntry.objects.count() == 1


def test_the_desk_answers_in_public(article, person, client):
    comment = CommentFactory(article=article, published=True)
    answer = moderation.answer(comment, "We agree.", user=person("moderator"))
    assert (answer.parent, answer.state, answer.email, answer.name) == (comment, "published", "", "")
    page = client.get(article.url).content.decode()
    assert "We agree." in page
    assert "Editorial desk" in page
    assert "moderator" not in page
    assert not Comment.objects.untold().filter(pk=answer.pk).exists()


@pytest.mark.parametrize("state", ["waiting", "rejected", "spam"])
def test_what_readers_do_not_see_is_not_answered(article, person, state):
    comment = CommentFactory(article=article, state=state)
    assert moderation.answer(comment, "We agree.", user=person("moderator")) is None
    assert Comment.objects.count() == 1


def test_erasing_empties_everything_personal_and_keeps_replies(article, client):
    sent = {**PERSONAL, "consent": "on"}
    Client(HTTP_SEC_FETCH_SITE="same-origin").post(f"/comments/en/{article.pk}/", sent)
    comment = Comment.objects.get()
    moderation.decide([comment], Comment.State.PUBLISHED)
    CommentFactory(article=article, published=True, parent=comment, text="An answer that stays")
    assert moderation.erase([comment]) == 1
    row = Comment.objects.filter(pk=comment.pk).values().get()
    assert not any(value.casefold() in str(row).casefold() for value in PERSONAL.values())
    assert not CommentFingerprint.objects.filter(comment=comment).exists()
    page = client.get(article.url).content.decode()
    assert "This comment was removed" in page
    assert "An answer that stays" in page
    assert "1 comment." in " ".join(page.split())
    assert f"?reply={comment.pk}" not in page


def test_an_erased_comment_without_replies_is_not_shown(article, client):
    comment = CommentFactory(article=article, published=True)
    CommentFactory(article=article, parent=comment)
    moderation.erase([comment])
    assert "This comment was removed" not in client.get(article.url).content.decode()


def test_what_is_erased_stays_as_it_is(article):
    comment = CommentFactory(article=article)
    assert (moderation.erase([comment]), moderation.erase([comment])) == (1, 0)
    assert moderation.decide([comment], Comment.State.PUBLISHED) == 0


def test_a_person_is_found_in_whatever_case_they_typed(article):
    for email in ("dana@secret.example", "DANA@SECRET.EXAMPLE", "other@secret.example", "xdana@secret.example"):
        CommentFactory(article=article, email=email)
    assert Comment.objects.by_sender(" Dana@Secret.example ").count() == 2
    assert not Comment.objects.by_sender("").exists()
    assert not Comment.objects.by_sender("%").exists()


def run(*arguments):
    """What the command writes."""
    out = StringIO()
    call_command("comments", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_counts(article):
    CommentFactory.create_batch(2, article=article)
    CommentFactory(article=article, spam=True)
    assert run().strip() == "2 waiting, 0 published, 0 rejected, 1 spam"


def test_the_command_exports_everything_of_one_person(article):
    parent = CommentFactory(article=article)
    CommentFactory(article=article, parent=parent, **PERSONAL)
    (row,) = json.loads(run("export", "dana@secret.example"))
    assert (row["name"], row["email"], row["comment"]) == tuple(PERSONAL.values())
    assert row["article"] == article.title
    assert row["reply_to"] == str(parent.uid)
    assert row["consent"]


def test_the_command_erases_everything_of_one_person_and_says_so_without_naming_them(article):
    CommentFactory.create_batch(2, article=article, **PERSONAL)
    kept = CommentFactory(article=article)
    assert run("erase", "DANA@secret.example").strip() == "2 comments are erased."
    assert list(Comment.objects.exclude(email="")) == [kept]
    assert "secret" not in str(list(ModelLogEntry.objects.values())).casefold()


@pytest.mark.parametrize("act", ["export", "erase"])
def test_the_command_says_when_there_is_nobody(article, act):
    with pytest.raises(CommandError, match="no comment with this address"):
        run(act, "nobody@secret.example")
