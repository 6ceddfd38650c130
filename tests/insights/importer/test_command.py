"""`manage.py import_insights`: what it prints, what it changes, and how it ends."""

from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from insights.models import InsightPage

from . import given
from .test_bad_sources import BAD
from .test_drafts import everything

pytestmark = pytest.mark.django_db


class Terminal(StringIO):
    """Output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A folder as a browser leaves it: a page and its files."""
    folder = tmp_path / "blog"
    (folder / "Harbors_files").mkdir(parents=True)
    (folder / "Harbors.html").write_text(given.in_page(given.ENGLISH))
    (folder / "Harbors_files" / "watch~mv2.png").write_bytes(given.picture())
    return folder


def run(*arguments: Any, out: StringIO | None = None, **options: Any) -> str:
    """What it prints."""
    out = out or StringIO()
    call_command("import_insights", *map(str, arguments), stdout=out, no_color=True, **options)
    return out.getvalue()


def test_a_dry_run_prints_everything_and_changes_nothing(site: SimpleNamespace, blog: Path) -> None:
    before = everything()
    said = run(blog, "--dry-run")
    assert everything() == before
    for words in (
        "Harbors.html: Harbors that share a watch",
        "harbors-that-share-a-watch",
        "2024-03-05",
        "heading, paragraph, paragraph, figure, heading, paragraph, milestones",
        "watch~mv2.png, 32 × 20",
        "from /post/harbors-that-share-a-watch",
        "Editorial desk (not here: left out)",
        "left out: share buttons: “Facebook Copy link”",
        "Nothing was changed. It would be: 1 new draft",
    ):
        assert words in said


def test_a_run_makes_what_the_dry_run_said(site: SimpleNamespace, blog: Path) -> None:
    owner = User.objects.create_user("editor")
    dry = run(blog, "--dry-run", "--create", "--user", "editor").splitlines()
    said = run(blog, "--create", "--user", "editor").splitlines()
    assert dry[:-1] == said[:-1]
    assert said[-1].startswith("1 new draft, ")
    assert InsightPage.objects.get(slug="harbors-that-share-a-watch").owner == owner
    assert "already imported" in run(blog)


def test_progress_is_for_a_terminal_alone(site: SimpleNamespace, blog: Path) -> None:
    assert "1/1 Harbors" in run(blog, out=Terminal())
    assert "1/1" not in run(blog)


def test_it_can_be_silent(site: SimpleNamespace, blog: Path) -> None:
    assert run(blog, verbosity=0) == ""


def test_pictures_come_from_the_folder_given(site: SimpleNamespace, blog: Path, tmp_path: Path) -> None:
    text = tmp_path / "post.md"
    text.write_text(given.in_markdown(given.ENGLISH))
    assert "A picture was not given" in run(text, "--dry-run")
    assert "watch~mv2.png, 32 × 20" in run(text, "--dry-run", "--pictures", blog)


def test_a_feed_and_the_pages_it_cut_go_together(site: SimpleNamespace, blog: Path, tmp_path: Path) -> None:
    feed = tmp_path / "blog-feed.xml"
    feed.write_text(given.in_feed(given.ENGLISH, is_whole=False))
    with pytest.raises(CommandError, match="1 of 1 articles were not imported"):
        run(feed)
    assert InsightPage.objects.count() == 1
    assert "1 new draft" in run(feed, blog)


@pytest.mark.parametrize(("name", "data", "words"), BAD.values(), ids=BAD)
def test_a_bad_file_changes_nothing(site: SimpleNamespace, blog: Path, name: str, data: bytes, words: str) -> None:
    (blog.parent / name).write_bytes(data)
    before = everything()
    with pytest.raises(CommandError) as error:
        run(blog, blog.parent / name)
    assert words in str(error.value)
    assert "Nothing was changed." in str(error.value)
    assert everything() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere.html",), "cannot be read"),
        (("--pictures", "nowhere", "BLOG"), "cannot be read"),
        (("--user", "nobody", "BLOG"), "no user “nobody”"),
        (("--language", "xx", "BLOG"), "no language “xx”"),
        (("--language", "he", "BLOG"), "no insights index in that language"),
    ],
)
def test_bad_arguments_are_named(site: SimpleNamespace, blog: Path, arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        run(*(blog if each == "BLOG" else each for each in arguments))
