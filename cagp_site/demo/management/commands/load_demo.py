"""`manage.py load_demo`: the demo content, as often as you like."""

import logging
from typing import Any

from django.core.management.base import BaseCommand

from cagp_site.demo.loader import load
from cagp_site.demo.report import Report


class Command(BaseCommand):
    """Makes what is missing of the demo content; what exists is never touched."""

    help = "Load the demo content: makes what is missing, leaves what exists as it is. Safe to run again."

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        """Load, saying each step (`--verbosity 0`: nothing at all)."""
        say = self.stdout.write if verbosity else lambda _line: None
        say("Loading demo content.")
        # Wagtail logs each page it makes; the lines here say the same.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        report = Report(say)
        load(report)
        say(report.summary())
