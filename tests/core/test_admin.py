"""The editors' side: every page type can be created, and what surrounds pages can be managed."""

from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from cagp_site.core.models import OrganizationSettings, SiteText
from home.models import HomePage, StandardPage
from insights.models import Author, Topic
from tests.factories import pages


@pytest.fixture
def editor(site: SimpleNamespace, client: Client) -> Client:
    """Somebody who may do everything, signed in."""
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@cagp.example", "x"))
    return client


@pytest.mark.parametrize(
    ("parent", "app", "model"),
    [
        ("services", "home", "servicepage"),
        ("home", "home", "standardpage"),
        ("insights", "insights", "insightpage"),
    ],
    ids=lambda value: value,
)
def test_create_form_opens(editor: Client, site: SimpleNamespace, parent: str, app: str, model: str) -> None:
    """The form for a new page opens where that page type may stand."""
    url = reverse("wagtailadmin_pages:add", args=[app, model, getattr(site, parent).pk])
    assert editor.get(url).status_code == 200


@pytest.mark.parametrize("name", ["home", "services", "service", "insights", "insight"])
def test_edit_form_opens(editor: Client, site: SimpleNamespace, name: str) -> None:
    """The form for each page type opens, and says how to write a description."""
    response = editor.get(reverse("wagtailadmin_pages:edit", args=[getattr(site, name).pk]))
    assert response.status_code == 200
    assert "Write a description of 50 to 160 characters" in response.content.decode()


def test_second_home_page_is_refused_in_the_admin(editor: Client, site: SimpleNamespace) -> None:
    """The admin offers no second home page in a site of one language."""
    url = reverse("wagtailadmin_pages:add", args=["home", "homepage", site.root.pk])
    assert editor.get(url).status_code in {302, 403}
    assert HomePage.objects.count() == 1


@pytest.mark.parametrize("model", [SiteText, Topic, Author], ids=lambda model: model.__name__)
def test_snippets_open(editor: Client, model: type) -> None:
    """Lists and forms of the snippets open."""
    pages.SiteTextFactory()
    viewset = model.snippet_viewset
    assert editor.get(reverse(viewset.get_url_name("list"))).status_code == 200
    assert editor.get(reverse(viewset.get_url_name("add"))).status_code == 200


def test_organization_settings_open(editor: Client, site: SimpleNamespace) -> None:
    """The site's settings open."""
    OrganizationSettings.for_site(site.record)
    url = reverse("wagtailsettings:edit", args=["core", "organizationsettings", site.record.pk])
    assert editor.get(url).status_code == 200


def test_editor_sees_the_user_bar(editor: Client, site: SimpleNamespace) -> None:
    """Wagtail's user bar is on the page for editors only."""
    assert "wagtail-userbar" in editor.get(site.service.url).content.decode()
    assert "wagtail-userbar" not in Client().get(site.service.url).content.decode()


def test_block_preview_opens(editor: Client, site: SimpleNamespace) -> None:
    """The chooser's preview of a block shows it with the site's own stylesheet."""
    block = StandardPage._meta.get_field("body").stream_block.child_blocks["callout"]
    response = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    html = response.content.decode()
    assert response.status_code == 200
    assert "css/site.css" in html
    assert "callout" in html
