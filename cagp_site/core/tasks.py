"""Celery tasks of the core: thin shells around management commands."""

from celery import shared_task
from django.core.management import call_command


@shared_task(name="cagp_site.core.tasks.publish_scheduled")
def publish_scheduled() -> None:
    """Publish and expire the pages whose time has come; asked once a minute by beat."""
    call_command("publish_scheduled", verbosity=0)
