"""`manage.py import_insights SOURCE`: pages, feeds and texts of an old blog become drafts."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from insights.importer import drafts, report, sources
from insights.importer.errors import SourceRefused
from insights.importer.files import opened
from insights.importer.plan import Import, Options, planned


class Command(BaseCommand):
    """Makes drafts, and says what it made and what it could not."""

    help = (
        "Make drafts of saved pages, their text, an RSS 2.0 feed or Markdown with front matter. "
        "Safe to run again: what was imported is not imported twice. docs/importing.md says more."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The sources, and how to take them."""
        parser.add_argument(
            "sources", nargs="+", metavar="SOURCE", type=Path, help="a file, a folder or a zip of these"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
        parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="where pictures lie that pages name")
        parser.add_argument("--language", default="", metavar="CODE", help="such as en or he, when letters do not tell")
        parser.add_argument("--address", default="", metavar="URL", help="where the one article given was read")
        parser.add_argument("--create", action="store_true", help="make authors and topics that are not there")
        parser.add_argument("--update", action="store_true", help="write drafts anew that nobody edited since")
        parser.add_argument("--user", default="", metavar="NAME", help="who owns the drafts")

    def handle(self, *args: Any, dry_run: bool, verbosity: int, **options: Any) -> None:
        """Read everything, then write everything or nothing.

        Raises:
            CommandError: a source was refused, or part of one was left; the exit status is 1.
        """
        try:
            work = self._work(options)
            if not dry_run:
                with _wagtail_says_less():
                    drafts.write(work, progress=self._progress if self.stdout.isatty() and verbosity else None)
        except SourceRefused as refused:
            raise CommandError(f"{refused}\nNothing was changed.") from None
        except ValidationError as error:
            raise CommandError(f"{'; '.join(error.messages)}\nNothing was changed.") from None
        if verbosity:
            self._tell(work, is_dry=dry_run)
        if work.refused:
            raise CommandError(f"{len(work.refused)} of {len(work.plans)} articles were not imported.")

    def _work(self, options: dict[str, Any]) -> Import:
        bundles = [opened(path) for path in options["sources"]]
        articles = sources.paired([article for bundle in bundles for article in sources.read(bundle)])
        how = Options(
            language=options["language"],
            address=options["address"],
            user=_user(options["user"]),
            create=options["create"],
            update=options["update"],
            pictures=opened(options["pictures"]) if options["pictures"] else None,
        )
        return planned(articles, how)

    def _tell(self, work: Import, *, is_dry: bool) -> None:
        for plan in work.plans:
            for line in report.lines(plan, create=work.options.create):
                self.stdout.write(line)
        for each in work.feed:
            words = "leads somewhere already: left as it is" if each.is_taken else "leads to the insights"
            self.stdout.write(f"{each.old_path} {words}")
        self.stdout.write(report.summary(work, is_dry=is_dry))

    def _progress(self, number: int, count: int, title: str) -> None:
        self.stdout.write(f"\r\x1b[2K{number}/{count} {title[:60]}", ending="\n" if number == count else "")
        self.stdout.flush()


def _user(name: str) -> Any:
    if not name:
        return None
    user = get_user_model().objects.filter(username=name).first()
    if user is None:
        raise CommandError(f"There is no user “{name}”.")
    return user


@contextmanager
def _wagtail_says_less() -> Iterator[None]:
    """Wagtail logs each page it makes; the report says the same in fewer lines."""
    logger = logging.getLogger("wagtail")
    before = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(before)
