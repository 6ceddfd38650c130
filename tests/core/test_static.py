"""Static files: everything a page or a stylesheet names is there, and the production storage can take it."""

import base64
import gzip
import hashlib
import os
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import tinycss2
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client

from cagp_site.core.integrity import integrity

JOINED = "cagp_site.core.static_storage.JoinedStaticFilesStorage"
BUDGET = 20_000


@pytest.fixture
def collected(settings: object, tmp_path: Path) -> Path:
    """The static files as production sends them."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": JOINED}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path / "static"


def test_collects_for_production(collected: Path) -> None:
    """One stylesheet without an import, its layers in order, every address in it there; within the budget."""
    sheet = next((collected / "css").glob("site.????????????.css"))
    text = sheet.read_text()
    rules = tinycss2.parse_stylesheet(text)
    assert {rule.type for rule in rules} <= {"at-rule", "qualified-rule"}
    assert rules[0].serialize() == "@layer reset,tokens,base,layout,components,utilities,print;"
    assert {rule.at_keyword for rule in rules} == {"layer"}
    assert "@import" not in text
    # An empty one parts two tokens that would read as one: `3n/**/+1`.
    assert "/*" not in text.replace("/**/", "")
    addresses = set(re.findall(r'url\("([^"]+)"\)', text))
    assert len(addresses) >= 6
    for address in addresses:
        target = (sheet.parent / address).resolve()
        assert re.search(r"\.[0-9a-f]{12}\.", target.name), address
        assert target.is_file(), address
    assert len(gzip.decompress(Path(f"{sheet}.gz").read_bytes())) == len(text.encode())
    assert Path(f"{sheet}.gz").stat().st_size <= BUDGET
    # Who asks for the name without a hash gets the same rules, not a chain of imports.
    assert "@import" not in (collected / "css" / "site.css").read_text()


@pytest.mark.parametrize("name", ["400.html", "500.html", "maintenance.html"])
def test_pages_for_faults_need_nothing_that_is_not_collected(collected: Path, name: str) -> None:
    """They stand with the files that production has: nobody reads the last resort because a drawing moved."""
    assert "integrity=" in render_to_string(name)


def test_integrity_holds_the_file_that_is_sent(collected: Path, client: Client) -> None:
    """The hash in the page is that of the collected file, under its hashed name."""
    for name in ("css/site.css", "contact/attribution.js"):
        html = Template(f'{{% load asset_tags static %}}{{% static "{name}" %}} {{% sri "{name}" %}}').render(Context())
        address, value, crossorigin = html.split(" ")
        path = collected / address.removeprefix("/static/")
        assert path.name != Path(name).name
        digest = base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()
        assert (value, crossorigin) == (f'integrity="sha384-{digest}"', 'crossorigin="anonymous"')


def test_integrity_without_collecting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Straight from the sources, and new when the source is."""
    script = tmp_path / "a.js"
    monkeypatch.setattr(finders, "find", lambda _name: str(script))
    script.write_text("1")
    before = integrity("a.js")
    assert integrity("a.js") == before
    script.write_text("2")
    os.utime(script, (1, 1))
    assert integrity("a.js") != before


@pytest.mark.parametrize("storage", [JOINED, "django.contrib.staticfiles.storage.StaticFilesStorage"])
def test_integrity_of_nothing_is_an_error(settings: object, tmp_path: Path, storage: str) -> None:
    """A name that is not there is said, not left out."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": storage}}
    with pytest.raises(ValueError, match=r"no-such\.css"):
        integrity("css/no-such.css")


@pytest.mark.parametrize("name", ["home", "service", "insight"])
def test_every_script_and_stylesheet_of_ours_is_held(site: SimpleNamespace, client: Client, name: str) -> None:
    """None on a reader's page is without its hash."""
    html = client.get(getattr(site, name).url).content.decode()
    tags = re.findall(r'<script [^>]*src=[^>]*>|<link [^>]*rel="stylesheet"[^>]*>', html)
    assert len(tags) >= 2
    assert all('integrity="sha384-' in tag and "crossorigin" in tag for tag in tags), tags


def test_fonts_carry_their_licences() -> None:
    """The fonts are OFL: the licence travels with them."""
    for name in ("frank-ruhl-libre", "ibm-plex-sans-hebrew"):
        assert "SIL OPEN FONT LICENSE" in Path(finders.find(f"fonts/LICENSE-{name}.txt")).read_text().upper()
