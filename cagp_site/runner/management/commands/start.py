"""`manage.py start`: the whole site on this machine."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand

from cagp_site.runner.console import Console
from cagp_site.runner.launch import start


class Command(BaseCommand):
    """Opens the site with its worker, scheduler, sweeper, mailbox and hook inbox; Ctrl-C stops all of it."""

    help = __doc__
    # They took longer than the start itself; `make lint` and the tests run them.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until a signal comes."""
        start(Console(sys.stdout))
        # All is stopped and written. Unloading all of Django takes a busy machine seconds that a person waits for.
        os._exit(0)
