"""The site closed for maintenance."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from contact.models import Inquiry
from tests.contact.posts import BROWSER, honest
from tests.factories import pages
from tests.markup import Outline, faults_of


@pytest.fixture
def switch(settings: object, tmp_path: Path) -> Path:
    """A switch of this test's own, off."""
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    return settings.MAINTENANCE_FILE


@pytest.fixture
def closed(switch: Path) -> Path:
    """The switch, on."""
    switch.touch()
    return switch


@pytest.mark.parametrize(
    "path", ["/", "/services/", "/nowhere/", "/he/", "/search/?q=x", "/robots.txt", "/sitemap.xml"]
)
@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_every_page_is_closed(closed: Path, client: Client, path: str, method: str) -> None:
    """503, when to come again, kept by nobody; this test has no database."""
    response = getattr(client, method)(path)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies


def test_the_page_is_whole_and_leads_on(closed: Path, client: Client) -> None:
    """Sound markup, in the site's look, with the way to the form that is still open."""
    html = client.get("/").content.decode()
    assert faults_of(html) == []
    outline = Outline(html)
    assert outline.all("html")[0] == {"lang": "en", "dir": "ltr"}
    assert {"/inquiry/en/", "/"} <= set(outline.values("href"))
    assert "Crossed" in html


def test_all_that_the_page_is_made_of_answers(closed: Path, client: Client) -> None:
    """Its looks, its script, its drawing: while the site is closed, without a database."""
    outline = Outline(client.get("/").content.decode())
    parts = {*outline.values("src"), *(link["href"] for link in outline.all("link"))}
    assert len(parts) >= 4
    assert {part: client.get(part).status_code for part in parts} == dict.fromkeys(parts, 200)


def test_the_language_is_that_of_the_address(closed: Path, client: Client) -> None:
    """Whatever the browser prefers."""
    html = client.get("/he/services/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    outline = Outline(html)
    assert outline.all("html")[0] == {"lang": "he", "dir": "rtl"}
    assert {"/inquiry/he/", "/he/"} <= set(outline.values("href"))
    html = client.get("/services/", HTTP_ACCEPT_LANGUAGE="he").content.decode()
    assert Outline(html).all("html")[0] == {"lang": "en", "dir": "ltr"}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/healthz", 200), ("/readyz", 200), ("/static/css/site.css", 200), ("/admin/login/", 200), ("/inquiry/en/", 200)],
)
def test_what_stays_open(site: SimpleNamespace, closed: Path, client: Client, path: str, status: int) -> None:
    """Health, static files, the admin, the form's own address."""
    assert client.get(path).status_code == status


def test_an_inquiry_is_stored_and_thanked(site: SimpleNamespace, closed: Path, client: Client) -> None:
    """Nobody's words are turned away while they can be stored."""
    response = client.post("/inquiry/en/", honest(), follow=True, **BROWSER)
    reference = Inquiry.objects.get().reference
    assert response.status_code == 200
    assert reference in response.content.decode()


def test_staff_preview_pages(site: SimpleNamespace, closed: Path, admin_client: Client) -> None:
    """An editor sees a draft while readers see the notice."""
    assert admin_client.get(f"/admin/pages/{site.home.pk}/view_draft/").status_code == 200
    assert admin_client.get("/").status_code == 503


def test_the_site_opens_when_the_switch_vanishes(site: SimpleNamespace, closed: Path, client: Client) -> None:
    """Each request looks: every process sees the same, and none has to be told."""
    assert client.get("/").status_code == 503
    closed.unlink()
    assert client.get("/").status_code == 200
    closed.touch()
    assert client.get("/").status_code == 503


def test_the_command(switch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On and off, as often as one likes, without a database; each time it says how it stands."""
    said = []
    for word in ("status", "on", "on", "status", "off", "off", "status"):
        call_command("maintenance", word)
        said.append(capsys.readouterr().out.strip())
        assert switch.exists() is said[-1].endswith("on.")
    assert said == [f"Maintenance is {state}." for state in ("off", "on", "on", "on", "off", "off", "off")]


def test_a_switch_that_cannot_be_written_is_said(settings: object, tmp_path: Path) -> None:
    """In words, with the path."""
    settings.MAINTENANCE_FILE = tmp_path / "nowhere" / "maintenance"
    with pytest.raises(CommandError, match="nowhere"):
        call_command("maintenance", "on")


def test_a_published_language_has_its_own_notice(site: SimpleNamespace, closed: Path, client: Client) -> None:
    """It asks nothing of the database: the same for a language that is published and one that is not."""
    before = client.get("/he/").content
    site.home.copy_for_translation(pages.hebrew()).save_revision().publish()
    assert client.get("/he/").content == before
