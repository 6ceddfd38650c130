"""Comments as readers see them under an article, and what the model holds to."""

from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from insights.models import Comment, CommentSettings, InsightPage
from tests.factories import pages
from tests.factories.comments import CommentFactory, take_comments
from tests.markup import Outline, faults_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(site) -> InsightPage:
    """An article that takes comments."""
    take_comments()
    return site.insight


def shown(client, article) -> str:
    """The page of an article, without faults in its markup."""
    response = client.get(article.url)
    assert response.status_code == 200
    page = response.content.decode()
    assert faults_of(page) == []
    return page


def test_only_what_is_published_is_shown_the_oldest_first(client, article):
    texts = ["Third thought", "First thought", "Second thought"]
    for text, day in zip(texts, (3, 1, 2), strict=True):
        CommentFactory(article=article, published=True, text=text, created_at=datetime(2026, 1, day, tzinfo=UTC))
    for hidden in ("rejected", "spam", "waiting"):
        CommentFactory(article=article, text=f"Hidden {hidden}", state=hidden)
    page = shown(client, article)
    assert page.index("First thought") < page.index("Second thought") < page.index("Third thought")
    assert "Hidden" not in page
    assert "3 comments." in " ".join(page.split())


def test_replies_stand_under_what_they_answer(client, article):
    first, second = (CommentFactory(article=article, published=True, text=f"Thread {name}") for name in ("A", "B"))
    CommentFactory(article=article, published=True, parent=first, text="Answer to A")
    CommentFactory(article=article, parent=second, text="Answer that waits")
    page = shown(client, article)
    assert page.index("Thread A") < page.index("Answer to A") < page.index("Thread B")
    assert "Answer that waits" not in page
    assert page.count("?reply=") == 2


def test_what_answers_something_hidden_is_hidden_and_not_counted(client, article):
    parent = CommentFactory(article=article, published=True)
    CommentFactory(article=article, published=True, parent=parent, text="Answer")
    parent.state = Comment.State.REJECTED
    parent.save()
    page = shown(client, article)
    assert "Answer" not in page.partition('id="comments"')[2].partition("<form")[0]
    assert "Nobody has written yet." in page


def test_what_people_typed_is_plain_text(client, article):
    CommentFactory(
        article=article,
        published=True,
        name="<b>Dana</b>",
        text="One\n<script>alert(1)</script> https://a.example/ & {{ two }}",
    )
    page = shown(client, article)
    assert "<bdi>&lt;b&gt;Dana&lt;/b&gt;</bdi>" in page
    assert '<p class="comment__text" dir="auto">One\n&lt;script&gt;' in page
    assert 'href="https://a.example/' not in page


def test_the_address_is_never_shown(client, article):
    comment = CommentFactory(article=article, published=True)
    assert comment.email not in shown(client, article)
    assert comment.email not in client.get(f"/comments/en/{article.pk}/?reply={comment.pk}").content.decode()


def test_each_comment_has_a_place_to_link_to_and_a_time(client, article):
    comment = CommentFactory(article=article, published=True, created_at=datetime(2026, 3, 4, 5, tzinfo=UTC))
    page = shown(client, article)
    assert f'id="comment-{comment.pk}"' in page
    assert f'href="#comment-{comment.pk}"' in page
    assert '<time datetime="2026-03-04T05:00:00+00:00">March 4, 2026</time>' in page


def test_the_byline_counts_them(client, article):
    assert 'href="#comments"' not in shown(client, article)
    CommentFactory(article=article, published=True)
    assert '<a href="#comments">1 comment</a>' in shown(client, article)


@pytest.mark.parametrize(
    ("site_is_on", "mode", "outcome"),
    [
        (True, "site", "open"),
        (False, "site", "off"),
        (False, "on", "open"),
        (True, "on", "open"),
        (True, "off", "off"),
        (True, "closed", "closed"),
        (False, "closed", "closed"),
    ],
)
def test_the_article_has_the_last_word(client, article, site_is_on, mode, outcome):
    take_comments(is_on=site_is_on)
    is_shown, is_open = outcome != "off", outcome == "open"
    CommentFactory(article=article, published=True, text="A thought")
    InsightPage.objects.update(comments_mode=mode)
    page = shown(client, article)
    assert ("A thought" in page) is is_shown
    assert ("Send comment" in page) is is_open
    assert ("?reply=" in page) is is_open
    assert ("Comments on this article are closed." in page) is (is_shown and not is_open)


def test_a_new_site_takes_no_comments_until_somebody_says_so(site, client):
    assert 'id="comments"' not in client.get(site.insight.url).content.decode()


def test_an_empty_discussion_that_is_closed_says_so(client, article):
    take_comments(days_open=1)
    InsightPage.objects.update(published_on=timezone.localdate() - timedelta(days=5))
    assert "Nobody wrote." in unescape(shown(client, article))


def test_comments_belong_to_the_page_of_one_language(site, client, article):
    CommentFactory(article=article, published=True, text="An English thought")
    for page in (site.home, site.insights, article):
        page.copy_for_translation(pages.hebrew()).save_revision().publish()
    translated = InsightPage.objects.get(locale=pages.hebrew())
    assert "An English thought" not in client.get(translated.url).content.decode()
    assert article.comments.count() == 1


def test_a_copy_of_an_article_starts_without_comments(article):
    CommentFactory(article=article, published=True)
    assert not article.copy(update_attrs={"slug": "copy"}).comments.exists()


def test_comments_go_with_their_article(site, article):
    parent = CommentFactory(article=article, published=True)
    CommentFactory(article=article, parent=parent)
    article.delete()
    assert not Comment.objects.exists()


def test_the_number_of_queries_does_not_grow(client, article, django_assert_max_num_queries):
    def queries(count):
        for _each in range(count):
            CommentFactory(article=article, published=True, parent=CommentFactory(article=article, published=True))
        client.get(article.url)
        with django_assert_max_num_queries(200) as asked:
            client.get(article.url)
        return len(asked)

    assert queries(1) == queries(20)


def test_a_long_discussion_goes_on_at_an_address_of_its_own(client, article):
    moments = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number) for number in range(53)]
    for number, moment in enumerate(moments):
        CommentFactory(article=article, published=True, text=f"Thought {number:03}", created_at=moment)
    page = shown(client, article)
    assert "Thought 049" in page
    assert "Thought 050" not in page
    everything = f"/comments/en/{article.pk}/all/"
    assert everything in page
    rest = client.get(f"{everything}?page=2").content.decode()
    assert faults_of(rest) == []
    assert "Thought 050" in rest
    assert "Thought 049" not in rest
    assert [each.get("content") for each in Outline(rest).all("meta") if each.get("name") == "robots"] == ["noindex"]
    assert client.get(f"{everything}?page=3").status_code == 404


def test_the_page_changes_its_etag_with_what_is_published(client, article):
    before = client.get(article.url)["ETag"]
    assert client.get(article.url, HTTP_IF_NONE_MATCH=before).status_code == 304
    CommentFactory(article=article, published=True)
    assert client.get(article.url, HTTP_IF_NONE_MATCH=before).status_code == 200


def test_its_name_holds_nothing_personal(article):
    comment = CommentFactory(article=article, name="Dana", email="dana@reader.example", text="Words")
    assert str(comment) == f"Comment {comment.pk}"


def test_a_reply_cannot_be_answered(article):
    reply = CommentFactory(article=article, parent=CommentFactory(article=article))
    with pytest.raises(ValidationError, match="reply cannot be answered"):
        CommentFactory.build(article=article, parent=reply).full_clean()


def test_a_reply_stands_under_the_same_article(site, article):
    elsewhere = CommentFactory(article=pages.InsightPageFactory(parent=site.insights))
    with pytest.raises(ValidationError, match="another article"):
        CommentFactory.build(article=article, parent=elsewhere).full_clean()


def test_the_database_takes_no_comment_that_answers_itself(article):
    comment = CommentFactory(article=article)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(parent=comment)


def test_the_database_takes_no_words_into_an_erased_comment(article):
    comment = CommentFactory(article=article)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(erased_at=timezone.now())


@pytest.mark.parametrize(
    "moderators",
    [
        "nobody",
        "a@b.example, nobody",
        "דנה@b.example",
        "a@b.example\r\nBcc: x",
        ", ".join(f"m{n}@b.example" for n in range(21)),
    ],
    ids=["no-address", "one-of-two", "not-ascii", "header", "too-many"],
)
def test_moderators_are_addresses(site, moderators):
    row = CommentSettings(site=site.record, moderators=moderators)
    with pytest.raises(ValidationError):
        row.full_clean()


def test_moderators_are_each_told_once(site):
    row = CommentSettings(site=site.record, moderators="a@b.example; c@b.example\nA@b.example")
    row.full_clean()
    assert row.recipients == ["A@b.example", "c@b.example"]
