"""The one task of the control."""

import uuid

from celery import Task, shared_task
from django.conf import settings

from contact import dispatch
from contact.models import Delivery


@shared_task(
    bind=True,
    name="tests.proof.site.tasks.deliver",
    queue=f"{settings.CELERY_PREFIX}.deliveries",
    max_retries=len(dispatch.DELAYS),
)
def deliver(self: Task, key: int) -> None:
    """Make one try, and ask for another after the schedule's delay when it failed."""
    delivery = Delivery.objects.select_related("inquiry", "destination").get(pk=key)
    if delivery.state != Delivery.State.WAITING:
        return
    delivery.token = uuid.uuid4()
    delivery.save(update_fields=["token"])
    delivery.attempts.create(token=delivery.token)
    dispatch.send(delivery)
    delivery.refresh_from_db()
    if delivery.state == Delivery.State.WAITING:
        raise self.retry(countdown=delivery.delay.total_seconds())
