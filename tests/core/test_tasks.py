"""Scheduled publishing."""

from datetime import timedelta
from types import SimpleNamespace

from django.test import Client
from django.utils import timezone

from cagp_site.core.tasks import publish_scheduled
from tests.factories import pages


def test_scheduled_page_is_published(site: SimpleNamespace, client: Client) -> None:
    """A page whose time has come is live after the task ran, and one whose time has passed is not."""
    page = pages.StandardPageFactory(parent=site.home, slug="soon", live=False)
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    old = pages.StandardPageFactory(parent=site.home, slug="old", expire_at=timezone.now() - timedelta(minutes=1))
    assert (client.get("/soon/").status_code, client.get(old.url).status_code) == (404, 200)
    publish_scheduled()
    assert (client.get("/soon/").status_code, client.get("/old/").status_code) == (200, 404)
