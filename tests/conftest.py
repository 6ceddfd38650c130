"""Fixtures that every test may use."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings as django_settings
from wagtail.models import Page, Site

from tests.factories import pages


@pytest.fixture(autouse=True)
def _media(settings: object, tmp_path: Path) -> None:
    """Uploads of a test lie in its own folder."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def site(db: None) -> SimpleNamespace:
    """A small English tree: home, services with one service, insights with one insight; the root site points at it."""
    pages.english()
    # A test with real transactions empties the tables, the root page of Wagtail's migrations included.
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    Page.objects.filter(depth=2).delete()
    root.refresh_from_db()
    home = pages.HomePageFactory(parent=root)
    record, _new = Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": "localhost",
            "port": 80,
            "root_page": home,
            "site_name": django_settings.WAGTAIL_SITE_NAME,
        },
    )
    services = pages.ServiceIndexPageFactory(parent=home)
    service = pages.ServicePageFactory(parent=services, title="Industry partnering", slug="industry-partnering")
    insights = pages.InsightIndexPageFactory(parent=home)
    insight = pages.InsightPageFactory(parent=insights, title="Two systems", slug="two-systems")
    return SimpleNamespace(
        record=record, root=root, home=home, services=services, service=service, insights=insights, insight=insight
    )
