"""Mail to moderators: nothing untold is lost, nothing personal leaves, and a flood is one mail."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import Site

from cagp_site.core.models import OrganizationSettings
from insights import tasks
from insights.models import Comment, CommentFingerprint, CommentSettings, InsightPage
from insights.models.comment_settings import BATCH
from insights.notices import tell
from tests.factories import pages
from tests.factories.comments import CommentFactory, take_comments

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(site) -> InsightPage:
    """An article whose moderators have addresses."""
    take_comments(moderators="editor@crossedarrows.example, second@crossedarrows.example")
    return site.insight


def later() -> None:
    """As if the last mail had been sent long ago."""
    CommentSettings.objects.update(mailing_at=timezone.now() - BATCH - timedelta(seconds=1))


def test_moderators_are_told_how_many_and_where_and_nothing_personal(article):
    comment = CommentFactory(article=article)
    tasks.tell_moderators()
    (letter,) = mail.outbox
    assert letter.to == ["editor@crossedarrows.example", "second@crossedarrows.example"]
    assert letter.subject == "1 new comment to look at"
    assert "1 waits under “Two systems”" in letter.body
    assert "http://localhost/admin/comments/" in letter.body
    written = str(letter.message())
    assert not any(value in written for value in (comment.name, comment.email, comment.text))
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_nobody_is_told_twice(article):
    CommentFactory(article=article)
    assert tell() == 1
    later()
    assert tell() == 0
    assert len(mail.outbox) == 1


def test_what_comes_in_together_is_told_together(article):
    CommentFactory(article=article)
    tell()
    CommentFactory.create_batch(3, article=article)
    assert tell() == 0
    later()
    assert tell() == 3
    assert [letter.subject for letter in mail.outbox] == ["1 new comment to look at", "3 new comments to look at"]


def test_a_mail_server_that_is_down_loses_nothing(article):
    CommentFactory(article=article)
    with patch("insights.notices.EmailMessage.send", side_effect=ConnectionRefusedError):
        assert tell() == 0
    assert Comment.objects.untold().count() == 1
    later()
    assert tell() == 1


def test_a_worker_that_dies_while_it_mails_loses_nothing(article):
    CommentFactory(article=article)
    with patch("insights.notices.EmailMessage.send", side_effect=SystemExit), pytest.raises(SystemExit):
        tell()
    later()
    assert tell() == 1


def test_two_workers_send_one_mail(article):
    CommentFactory(article=article)
    row = CommentSettings.objects.get()
    assert row.take_turn()
    assert not row.take_turn()
    assert tell() == 0
    assert mail.outbox == []


def test_a_clock_that_jumped_back_keeps_nobody_in_the_dark(article):
    CommentFactory(article=article)
    CommentSettings.objects.update(mailing_at=timezone.now() + timedelta(days=3))
    assert tell() == 1


def test_spam_alone_is_told_of_once_a_day(article):
    comment = CommentFactory(article=article, spam=True)
    assert tell() == 0
    Comment.objects.update(created_at=timezone.now() - timedelta(hours=25))
    assert tell() == 1
    assert "1 was set aside as spam" in mail.outbox[0].body
    assert comment.text not in mail.outbox[0].body


def test_spam_goes_along_with_what_waits(article):
    CommentFactory(article=article)
    CommentFactory(article=article, spam=True)
    assert tell() == 2
    assert mail.outbox[0].subject == "2 new comments to look at"


def test_what_somebody_has_looked_at_meanwhile_is_no_news(article):
    CommentFactory(article=article, published=True)
    assert tell() == 1
    assert mail.outbox == []


def test_without_moderators_the_organization_is_told(site):
    take_comments()
    OrganizationSettings.objects.update_or_create(site=site.record, defaults={"email": "office@crossedarrows.example"})
    CommentFactory(article=site.insight)
    tell()
    assert mail.outbox[0].to == ["office@crossedarrows.example"]


def test_with_nobody_to_tell_nothing_piles_up(site):
    take_comments()
    CommentFactory(article=site.insight)
    assert tell() == 1
    assert (mail.outbox, Comment.objects.untold().count()) == ([], 0)


def test_each_site_has_moderators_of_its_own(site, article):
    other = pages.InsightPageFactory(parent=site.insights)
    second = Site.objects.create(hostname="other.example", port=80, root_page=other)
    CommentSettings.objects.create(site=second, moderators="other@crossedarrows.example")
    CommentFactory(article=article)
    CommentFactory(article=other)
    assert tell() == 2
    assert {letter.to[-1] for letter in mail.outbox} == {
        "second@crossedarrows.example",
        "other@crossedarrows.example",
    }


def test_a_title_cannot_break_out_of_its_line(article):
    InsightPage.objects.update(title="Two\nBcc: all@b.example")
    CommentFactory(article=article)
    tell()
    assert "under “Two Bcc: all@b.example”" in mail.outbox[0].body


def test_old_fingerprints_are_forgotten(article):
    comment = CommentFactory(article=article)
    for digest, hours in (("old", 40), ("young", 20)):
        CommentFingerprint.objects.create(digest=digest, comment=comment)
        CommentFingerprint.objects.filter(digest=digest).update(created_at=timezone.now() - timedelta(hours=hours))
    tasks.tell_moderators()
    assert [row.digest for row in CommentFingerprint.objects.all()] == ["young"]


def test_the_task_is_in_the_schedule(settings):
    entry = settings.CELERY_BEAT_SCHEDULE["tell-moderators"]
    assert entry["task"] == tasks.tell_moderators.name
    assert "args" not in entry
