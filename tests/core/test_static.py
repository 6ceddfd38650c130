"""Static files: everything a page or a stylesheet names is there, and the production storage can take it."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.management import call_command


def test_collects_for_production(settings: object, tmp_path: Path) -> None:
    """The manifest storage finds every address in our stylesheets."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    sheet = next((tmp_path / "static" / "css").glob("site.*.css")).read_text()
    assert 'url("tokens.css")' not in sheet
    assert list((tmp_path / "static" / "css").glob("site.*.css.gz"))


def test_fonts_carry_their_licences() -> None:
    """The fonts are OFL: the licence travels with them."""
    for name in ("frank-ruhl-libre", "ibm-plex-sans-hebrew"):
        assert "SIL OPEN FONT LICENSE" in Path(finders.find(f"fonts/LICENSE-{name}.txt")).read_text().upper()
