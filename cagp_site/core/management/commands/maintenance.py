"""`manage.py maintenance on|off|status`: close the site to readers, and open it again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cagp_site.core import maintenance


class Command(BaseCommand):
    """Every page answers 503 while it is on. The admin, the inquiry form's address and health stay open."""

    help = __doc__
    # Checks ask the database, which may be what the maintenance is about.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """One word."""
        parser.add_argument("state", choices=["on", "off", "status"])

    def handle(self, *args: Any, state: str, **options: Any) -> None:
        """Switch, and say how it stands.

        Raises:
            CommandError: the switch cannot be written.
        """
        if state != "status":
            try:
                maintenance.switch(state == "on")
            except OSError as error:
                raise CommandError(f"{error.filename} cannot be written: {error.strerror} (CAGP_VAR).") from None
        self.stdout.write(f"Maintenance is {'on' if maintenance.is_on() else 'off'}.")
