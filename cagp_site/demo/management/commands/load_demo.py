"""`manage.py load_demo`: the demo content, as often as you like."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand

from cagp_site.demo.loader import load
from cagp_site.demo.report import Report


class Command(BaseCommand):
    """Makes what is missing of the demo content; what exists is never touched."""

    help = "Load the demo content: makes what is missing, leaves what exists as it is. Safe to run again."

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        """Load, saying each step (`--verbosity 0`: nothing at all)."""
        say = self.stdout.write if verbosity else _silence
        say("Loading demo content.")
        report = Report(say)
        with _wagtail_says_less():
            load(report)
        say(report.summary())


def _silence(_line: str) -> None:
    """Says nothing."""


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
