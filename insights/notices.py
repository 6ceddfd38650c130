"""Telling moderators of new comments, by mail: how many there are and where, never what was typed or by whom.

The rows are the outbox: one without its mark is told of until a mail server takes the mail. Nothing of it goes through
the broker, and no reader waits for it.
"""

import logging
import smtplib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext
from wagtail.models import Site

from cagp_site.core.form_fields import clean_line

from .models import Comment, CommentSettings

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 500
# What the score holds to be spam is worth no mail of its own until it has lain for a day: a flood must not become one
# of mails, and an honest comment among it must not be forgotten.
SUSPECTS_WAIT = timedelta(days=1)


def tell() -> int:
    """Mail the moderators of each site what they were not told of yet; how many comments that were.

    Raises nothing for a mail server that does not take it: it is logged, and tried again with what has come since.
    """
    return sum(_tell(site_settings, comments) for site_settings, comments in _by_site())


def _by_site() -> Iterator[tuple[CommentSettings, list[Comment]]]:
    due = Comment.objects.untold().exclude(Q(state=Comment.State.SPAM) & Q(created_at__gt=Now() - SUSPECTS_WAIT))
    if not due.exists():
        return
    rows = Comment.objects.untold().select_related("article").order_by("pk")[:MOST_AT_ONCE]
    sites: dict[int, Site | None] = {}
    groups: dict[Site, list[Comment]] = {}
    for comment in rows:
        if comment.article_id not in sites:
            sites[comment.article_id] = comment.article.get_site()
        if site := sites[comment.article_id]:
            groups.setdefault(site, []).append(comment)
    for site, comments in groups.items():
        yield CommentSettings.for_site(site), comments


def _tell(site_settings: CommentSettings, comments: Sequence[Comment]) -> int:
    undecided = [comment for comment in comments if comment.state in (Comment.State.WAITING, Comment.State.SPAM)]
    # Where nobody is named nobody is told; who is named later is told of what comes then.
    recipients = site_settings.recipients if undecided else []
    if recipients and not (site_settings.take_turn() and _sent(recipients, undecided)):
        return 0
    keys = [comment.pk for comment in comments]
    return Comment.objects.filter(pk__in=keys).update(moderator_told_at=Now())


def _sent(recipients: Sequence[str], comments: Sequence[Comment]) -> bool:
    """Whether a mail server took one mail to all of them. It does unless it refuses each."""
    with translation.override(settings.LANGUAGE_CODE):
        subject, text = _letter(comments)
    mail = EmailMessage(clean_line(subject), text, to=recipients, headers={"Auto-Submitted": "auto-generated"})
    try:
        mail.send()
    except (smtplib.SMTPException, OSError, ValueError) as error:
        logger.error("Moderators could not be told of comments: %s", type(error).__name__)
        return False
    return True


def _letter(comments: Sequence[Comment]) -> tuple[str, str]:
    waiting = [comment for comment in comments if comment.state == Comment.State.WAITING]
    count = len(comments)
    subject = ngettext("%(count)d new comment to look at", "%(count)d new comments to look at", count)
    lines = [*_lines(waiting), *_suspects(count - len(waiting))]
    address = settings.WAGTAILADMIN_BASE_URL + reverse("comments:index")
    return subject % {"count": count}, "\n".join([*lines, "", address])


def _lines(comments: Sequence[Comment]) -> Iterator[str]:
    titles = {comment.article_id: comment.article.title for comment in comments}
    for article, count in Counter(comment.article_id for comment in comments).items():
        words = ngettext("%(count)d waits under “%(title)s”", "%(count)d wait under “%(title)s”", count)
        yield "- " + words % {"count": count, "title": clean_line(titles[article])}


def _suspects(count: int) -> Iterator[Any]:
    if count:
        words = ngettext(
            "- %(count)d was set aside as spam: a look shows whether it was rightly",
            "- %(count)d were set aside as spam: a look shows whether they were rightly",
            count,
        )
        yield words % {"count": count}
