"""What moderators do with comments, from the admin and the command line, each act in the audit log.

`user` is None for the command line; the audit log then names the system.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models.functions import Now
from wagtail.log_actions import log

from .models import Comment, CommentFingerprint
from .models.comment import PERSONAL


def decide(comments: Iterable[Comment], state: Comment.State, *, user: Any = None) -> int:
    """Bring comments into a state; how many were in another. What was erased stays as it is."""
    changed = 0
    with transaction.atomic():
        for comment in comments:
            rows = Comment.objects.filter(pk=comment.pk, erased_at=None).exclude(state=state)
            if rows.update(state=state, decided_at=Now(), decided_by=user):
                changed += 1
                log(instance=comment, action=f"insights.comment_{state}", user=user)
    return changed


def answer(comment: Comment, text: str, *, user: Any) -> Comment | None:
    """Answer a comment as the desk, in public at once; None where readers could not see the answer."""
    with transaction.atomic():
        if not Comment.objects.answerable().filter(pk=comment.pk).exists():
            return None
        made = Comment.objects.create(
            article_id=comment.article_id,
            parent=comment,
            text=text,
            is_desk=True,
            state=Comment.State.PUBLISHED,
            decided_at=Now(),
            decided_by=user,
        )
        log(instance=made, action="insights.comment_answer", user=user, data={"to": comment.pk})
    return made


def erase(comments: Iterable[Comment], *, user: Any = None) -> int:
    """Empty comments of everything personal; how many were not empty yet.

    The rows stay, so that the replies of others keep their place: readers then see that a comment was removed.
    """
    erased = 0
    with transaction.atomic():
        for comment in comments:
            rows = Comment.objects.filter(pk=comment.pk, erased_at=None)
            if rows.update(**PERSONAL, erased_at=Now()):
                CommentFingerprint.objects.filter(comment_id=comment.pk).delete()
                erased += 1
                log(instance=comment, action="insights.comment_erase", user=user)
    return erased


def exported(email: str) -> list[dict[str, Any]]:
    """Everything that is kept of the comments of one address, oldest first, as plain data for JSON."""
    rows = Comment.objects.by_sender(email).select_related("article__locale", "parent").order_by("created_at", "pk")
    return [_exported(comment) for comment in rows]


def _exported(comment: Comment) -> dict[str, Any]:
    return {
        "id": str(comment.uid),
        "article": comment.article.title,
        "address": comment.article.full_url or "",
        "reply_to": str(comment.parent.uid) if comment.parent else None,
        "received_at": comment.created_at.isoformat(),
        "state": comment.state,
        "decided_at": comment.decided_at.isoformat() if comment.decided_at else None,
        "name": comment.name,
        "email": comment.email,
        "comment": comment.text,
        "consent": comment.consent_text,
        "spam_score": comment.spam_score,
        "spam_reasons": comment.spam_reasons,
    }
