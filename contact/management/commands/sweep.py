"""`manage.py sweep`: the sweeper as a process."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from contact.sweeper import Sweeper


class Command(BaseCommand):
    """Wakes workers whenever a delivery is due, and sends itself when no worker does."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """`--once` for one sweep."""
        parser.add_argument("--once", action="store_true", help="sweep once and end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        """Sweep until SIGTERM or SIGINT; the row in hand is finished first."""
        if once:
            Sweeper().sweep()
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_ignored: stop.set())
        self.stdout.write("Sweeping.")
        Sweeper().run(stop)
