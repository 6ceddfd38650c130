"""Static files at the start: collected when a source changed, and only then."""

from pathlib import Path

import pytest

from cagp_site.runner import static_files


@pytest.fixture
def said(settings: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the start says; one folder with one file stands for all sources."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.txt").write_text("one")
    settings.STATIC_ROOT = tmp_path / "var" / "static"
    settings.STATIC_ROOT.parent.mkdir()
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.DEBUG = False
    return []


def start(said: list[str]) -> int:
    """One start; how often it collected."""
    before = len(said)
    static_files.collect_if_changed(said.append)
    return len(said) - before


def test_collects_what_changed_and_only_then(said: list[str], settings: object, tmp_path: Path) -> None:
    """Once; not again; again for a file that changed, came or went; what went is gone."""
    source, collected = tmp_path / "source", settings.STATIC_ROOT
    assert [start(said), start(said)] == [1, 0]
    (source / "a.txt").write_text("three")
    assert [start(said), start(said)] == [1, 0]
    assert (collected / "a.txt").read_text() == "three"
    (source / "b.txt").write_text("new")
    assert [start(said), start(said)] == [1, 0]
    (source / "a.txt").unlink()
    assert [start(said), start(said)] == [1, 0]
    assert sorted(path.name for path in collected.iterdir()) == ["b.txt"]


def test_collects_again_what_was_interrupted(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A start that ended half way leaves nothing that passes for whole."""
    assert start(said) == 1

    def interrupt(*_words: object, **_options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(static_files, "_fingerprint", lambda: "changed")
        patch.setattr(static_files, "call_command", interrupt)
        with pytest.raises(KeyboardInterrupt):
            static_files.collect_if_changed(said.append)
    assert start(said) == 1


def test_debug_collects_nothing(said: list[str], settings: object) -> None:
    """An edit shows at once."""
    settings.DEBUG = True
    assert start(said) == 0
    assert not settings.STATIC_ROOT.exists()
