"""Fixtures that every test may use."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.models import Page, Site

from tests.factories import pages

GROUPS = {"editor": "Editors", "sales": "Sales", "moderator": "Comment moderators", "administrator": "Administrators"}


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


@pytest.fixture
def person(db: None) -> Callable[[str], User]:
    """A user of one of the groups, by what people call them; a superuser for "owner"."""

    def make(who: str) -> User:
        user = User.objects.create_user(who, f"{who}@crossedarrows.example", "x", is_superuser=who == "owner")
        if who in GROUPS:
            user.groups.add(Group.objects.get(name=GROUPS[who]))
        return user

    return make


@pytest.fixture
def as_(person: Callable[[str], User]) -> Callable[[str], Client]:
    """A client that is logged in as one of them; "anonymous" is not."""

    def make(who: str) -> Client:
        client = Client()
        if who != "anonymous":
            client.force_login(person(who))
        return client

    return make
