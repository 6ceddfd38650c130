"""The control: no outbox. Each delivery is a message, acknowledged late and retried, as Celery's manual has it.

Everything else is the site's own: the same rows, channels, schedule and records.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from contact import dispatch
from contact.models import Inquiry

from .tasks import deliver


def install() -> None:
    """Take the outbox away: nobody drains, and what is stored is published."""
    dispatch.drain = nothing
    post_save.connect(published_when_stored, sender=Inquiry, weak=False)


def nothing(**_options: Any) -> bool:
    """What a drain finds to do."""
    return False


def published_when_stored(instance: Inquiry, *, created: bool, **_signal: Any) -> None:
    """Publish the deliveries of a new inquiry after its commit."""
    if created:
        transaction.on_commit(lambda: publish(instance), robust=True)


def publish(inquiry: Inquiry) -> None:
    """One message for each delivery."""
    for key in inquiry.deliveries.values_list("pk", flat=True):
        deliver.delay(key)
