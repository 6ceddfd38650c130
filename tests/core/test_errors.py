"""Error pages."""

from types import SimpleNamespace

import pytest
from django.test import Client, RequestFactory

from cagp_site.core.views import errors
from tests.factories import pages
from tests.markup import Outline, faults_of


def test_404_is_a_whole_page(site: SimpleNamespace, client: Client) -> None:
    """An address that leads nowhere answers 404 with the site's own page, search and ways out."""
    response = client.get("/nowhere/")
    html = response.content.decode()
    assert response.status_code == 404
    assert faults_of(html) == []
    assert 'role="search"' in html
    assert not response.cookies


def test_404_without_a_site(db: None, client: Client) -> None:
    """Even with no site record and no page the error page stands."""
    from wagtail.models import Page, Site  # noqa: PLC0415 - only this test empties the tree

    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    assert client.get("/nowhere/").status_code == 404


def test_500_needs_no_database_and_no_request_context() -> None:
    """The page for a fault of ours renders with nothing at hand (this test has no database)."""
    response = errors.server_error(RequestFactory().get("/"))
    html = response.content.decode()
    assert response.status_code == 500
    assert Outline(html).faults == []
    assert "Something went wrong" in html


def test_500_answers_without_its_template(settings: object) -> None:
    """Even a missing template or manifest leaves a page that says what happened."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()


def test_a_fault_gets_the_500_page(
    site: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An exception in a page becomes the 500 page."""
    client.raise_request_exception = False
    monkeypatch.setattr("home.models.ServicePage.facts", property(lambda _page: 1 / 0))
    response = client.get(site.service.url)
    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()


def test_400_stands_alone() -> None:
    """A request that cannot be read gets a page in words, without a database."""
    response = errors.bad_request(RequestFactory().get("/"), ValueError())
    assert response.status_code == 400
    assert "We could not read that request" in response.content.decode()


def test_foreign_host_gets_the_400_page(client: Client) -> None:
    """A host that is not ours is refused in words."""
    assert client.get("/", HTTP_HOST="evil.example").status_code == 400


def test_403_is_a_whole_page(site: SimpleNamespace) -> None:
    """A refusal is a page of the site."""
    response = errors.permission_denied(RequestFactory().get("/", HTTP_HOST="localhost"), PermissionError())
    assert response.status_code == 403
    assert faults_of(response.content.decode()) == []


def test_404_in_hebrew_when_hebrew_is_published(site: SimpleNamespace, client: Client) -> None:
    """A published language has its own error page."""
    site.home.copy_for_translation(pages.hebrew()).save_revision().publish()
    html = client.get("/he/nowhere/").content.decode()
    assert Outline(html).all("html")[0] == {"lang": "he", "dir": "rtl"}
