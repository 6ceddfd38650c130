"""Celery tasks of the core: thin shells. All run on the default queue, which deliveries never wait behind."""

from celery import shared_task
from django.core.management import call_command

from . import pictures, preparation
from .models import SearchMiss
from .needs import DRAW_CARDS, MAKE_RENDITIONS, PREPARE_PAGE, send


@shared_task(name="cagp_site.core.tasks.publish_scheduled")
def publish_scheduled() -> None:
    """Publish and expire the pages whose time has come; asked once a minute by beat."""
    call_command("publish_scheduled", verbosity=0)


@shared_task(name="cagp_site.core.tasks.prune_search_misses")
def prune_search_misses() -> None:
    """Forget old searches without a result; asked once a day by beat."""
    SearchMiss.objects.prune()


@shared_task(name=PREPARE_PAGE)
def prepare_page(page_id: int) -> None:
    """Have everything made that a page shows, a task for each; clean up after a page that went."""
    for need in preparation.needs_of(page_id):
        send(need.task, *need.arguments)


@shared_task(name=MAKE_RENDITIONS)
def make_renditions(image_id: int, shape: str) -> None:
    """Make the renditions of a picture in one shape."""
    pictures.make(image_id, shape)


@shared_task(name=DRAW_CARDS)
def draw_cards(page_id: int) -> None:
    """Draw the social cards of a page and what is below it."""
    preparation.draw_cards(page_id)
