"""From a valid post to a stored comment: one row for a double click, and nothing that is suspect is dropped."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.db import IntegrityError, transaction

from cagp_site.core import spam

from .models import Comment, CommentFingerprint, InsightPage


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A validated post, free of any form or request."""

    article: InsightPage
    parent: Comment | None = None
    name: str = field(repr=False)
    email: str = field(repr=False)
    text: str = field(repr=False)
    consent_text: str
    language: str
    circumstances: spam.Circumstances = field(default_factory=spam.Circumstances)


def receive(submission: Submission) -> Comment:
    """Store a comment, or find the one that these very words already made.

    It waits for a moderator; what the score holds to be spam is set aside with its reasons.

    Returns:
        The stored comment. Once this returns, the row is committed.

    Raises:
        django.db.Error: nothing was stored.
    """
    digests = CommentFingerprint.digests(_said(submission))
    if known := _known(digests):
        return known
    # Judged once, and only for what is new: a double click counts as one against the limits.
    verdict = spam.judge(_signs(submission))
    try:
        return _store(submission, verdict, digests)
    except IntegrityError:
        # A parallel post of the same words.
        if known := _known(digests):
            return known
        raise


def _known(digests: list[str]) -> Comment | None:
    return Comment.objects.filter(fingerprints__in=digests).first()


def _store(submission: Submission, verdict: spam.Verdict, digests: list[str]) -> Comment:
    with transaction.atomic():
        comment = Comment.objects.create(
            article=submission.article,
            parent=submission.parent,
            name=submission.name,
            email=submission.email,
            text=submission.text,
            consent_text=submission.consent_text,
            state=Comment.State.SPAM if verdict.is_suspect else Comment.State.WAITING,
            spam_score=verdict.score,
            spam_reasons=verdict.stored(),
        )
        CommentFingerprint.objects.bulk_create(CommentFingerprint(digest=digest, comment=comment) for digest in digests)
    return comment


def _said(submission: Submission) -> list[str]:
    place = (submission.article.pk, submission.parent.pk if submission.parent else "")
    return [*map(str, place), submission.name, submission.email, submission.text]


def _signs(submission: Submission) -> Iterator[spam.Reason]:
    limit, email = settings.COMMENT_RATE_LIMIT, submission.email
    yield from spam.circumstance_reasons(submission.circumstances, email=email, scope="comment", limit=limit)
    yield from spam.content_reasons(
        spam.Content(name=submission.name, email=email, message=submission.text, language=submission.language)
    )
