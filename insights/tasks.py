"""Celery's thin shell: once a minute, what moderators were not told of, on the default queue. No ids in the broker."""

from celery import shared_task

from . import notices
from .models import CommentFingerprint


@shared_task(name="insights.tasks.tell_moderators")
def tell_moderators() -> None:
    """From beat: mail what is untold, and forget fingerprints that no double click can meet any more."""
    notices.tell()
    CommentFingerprint.prune()
