"""When a page is published or goes, a worker makes ready what it shows, or cleans up."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from .needs import PREPARE_PAGE, after_commit


@receiver([page_published, page_unpublished], dispatch_uid="core.prepare_page")
def prepare(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Ask for it after the commit."""
    after_commit(PREPARE_PAGE, instance.pk)


@receiver(post_delete, sender=Page, dispatch_uid="core.clean_up_page")
def clean_up(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """The same for a page that is deleted: it is not live any more."""
    after_commit(PREPARE_PAGE, instance.pk)
