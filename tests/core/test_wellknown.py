"""robots.txt, security.txt, llms.txt, the sitemap, the manifest and the icons."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from PIL import Image
from wagtail.models import PageViewRestriction, Site

from cagp_site.core.models import OrganizationSettings
from tests.factories import pages

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(client: Client) -> dict[str, str | None]:
    """Address and lastmod of each entry of the sitemap."""
    response = client.get("/sitemap.xml")
    assert response["Content-Type"].startswith("application/xml")
    urls = ElementTree.fromstring(response.content).findall(f"{SITEMAP}url")
    return {url.findtext(f"{SITEMAP}loc") or "": url.findtext(f"{SITEMAP}lastmod") for url in urls}


def test_sitemap_lists_live_public_pages(site: SimpleNamespace, client: Client) -> None:
    """The sitemap lists what a stranger can open, by absolute addresses, and nothing else."""
    pages.StandardPageFactory(parent=site.home, slug="draft", live=False)
    private = pages.StandardPageFactory(parent=site.home, slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    pages.HomePageFactory(parent=site.root, slug="home-he", locale=pages.hebrew(), live=False)
    expected = ["/", "/services/", "/services/industry-partnering/", "/insights/", "/insights/two-systems/"]
    assert list(entries(client)) == [f"http://localhost{path}" for path in expected]


def test_sitemap_lists_other_languages(site: SimpleNamespace, client: Client) -> None:
    """A published translation is in the sitemap too."""
    site.home.copy_for_translation(pages.hebrew()).save_revision().publish()
    assert "http://localhost/he/" in entries(client)


def test_lastmod_is_the_last_publication(site: SimpleNamespace, client: Client) -> None:
    """`lastmod` is when the page was last published: a later draft does not touch it, and without one it is absent."""
    assert entries(client)["http://localhost/services/"] is None
    site.services.save_revision().publish()
    site.services.refresh_from_db()
    published = site.services.last_published_at
    site.services.intro = "A draft"
    site.services.save_revision()
    assert entries(client)["http://localhost/services/"] == published.date().isoformat()


def test_robots(db: None, client: Client) -> None:
    """robots.txt keeps crawlers out of the admin and names the sitemap."""
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert {"User-agent: *", "Disallow: /admin/", "Sitemap: http://localhost/sitemap.xml"} <= set(lines)


def security(client: Client) -> dict[str, str]:
    """The fields of security.txt."""
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in response.content.decode().splitlines())


def test_security_txt(site: SimpleNamespace, client: Client) -> None:
    """security.txt has every field RFC 9116 asks for, and expires within a year from now."""
    fields = security(client)
    expires = datetime.fromisoformat(fields["Expires"])
    assert datetime.now(UTC) + timedelta(days=30) < expires < datetime.now(UTC) + timedelta(days=365)
    assert fields["Contact"] == "mailto:office@crossedarrows.example"
    assert fields["Preferred-Languages"] == "en, he"
    assert fields["Canonical"] == "http://localhost/.well-known/security.txt"


@pytest.mark.parametrize(
    ("contact", "shown"),
    [("security@cagp.example", "mailto:security@cagp.example"), ("https://cagp.example/r", "https://cagp.example/r")],
    ids=["e-mail", "address"],
)
def test_security_contact_is_a_setting(site: SimpleNamespace, client: Client, contact: str, shown: str) -> None:
    """An administrator says whom to write to."""
    OrganizationSettings.objects.create(site=site.record, security_contact=contact, email="office@cagp.example")
    assert security(client)["Contact"] == shown


@pytest.mark.parametrize("contact", ["nobody", "http://cagp.example", "javascript:x", "a@b.example\nContact: x"])
def test_bad_security_contact_is_refused(site: SimpleNamespace, contact: str) -> None:
    """Only an e-mail or https:// address can be a contact."""
    with pytest.raises(ValidationError):
        OrganizationSettings(site=site.record, security_contact=contact).full_clean()


def test_the_manifest(site: SimpleNamespace, client: Client) -> None:
    """Names, colors and icons, each as large as it says and there in a shape that a phone may cut."""
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    manifest = response.json()
    assert (manifest["name"], manifest["short_name"]) == ("Crossed Arrows Global Partners", "CAGP")
    assert (manifest["start_url"], manifest["scope"], manifest["lang"]) == ("/", "/", "en")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        found = Image.open(BytesIO(b"".join(client.get(icon["src"]).streaming_content)))
        assert (icon["type"], icon["sizes"]) == (f"image/{found.format.lower()}", f"{found.width}x{found.height}")


@pytest.mark.parametrize(
    ("path", "sizes"),
    [("/favicon.ico", {(16, 16), (32, 32), (48, 48)}), ("/apple-touch-icon.png", {(180, 180)})],
)
def test_icons_for_programs_that_read_no_page(db: None, client: Client, path: str, sizes: set) -> None:
    response = client.get(path, follow=True)
    assert response.status_code == 200
    found = Image.open(BytesIO(b"".join(response.streaming_content)))
    assert set(getattr(found, "info", {}).get("sizes", [found.size])) == sizes


def test_icons_are_those_that_the_command_draws(tmp_path: Path) -> None:
    """`manage.py draw --icons` makes what lies there."""
    call_command("draw", icons=tmp_path)
    folder = Path(__file__).parents[2] / "cagp_site" / "core" / "static" / "img"
    drawn = {path.name: Image.open(path).convert("RGB").tobytes() for path in tmp_path.iterdir()}
    assert drawn == {name: Image.open(folder / name).convert("RGB").tobytes() for name in drawn}
    assert len(drawn) == 4


def test_llms(site: SimpleNamespace, client: Client) -> None:
    """The firm, each language, and its live, public pages with what they are about, as links of Markdown."""
    site.service.intro = "We open [doors]\nfor suppliers."
    site.service.save()
    pages.StandardPageFactory(parent=site.home, slug="draft", title="A draft", live=False)
    site.home.copy_for_translation(pages.hebrew()).save_revision().publish()
    response = client.get("/llms.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[0] == "# Crossed Arrows Global Partners"
    assert [line for line in lines if line.startswith("## ")] == ["## English", "## עברית"]
    service = "http://localhost/services/industry-partnering/"
    assert f"  - [Industry partnering]({service}): We open \\[doors\\] for suppliers." in lines
    assert "  - [Two systems](http://localhost/insights/two-systems/)" in lines
    assert not [line for line in lines if "draft" in line]


def test_llms_without_a_site(db: None, client: Client) -> None:
    Site.objects.all().delete()
    assert client.get("/llms.txt").status_code == 200
