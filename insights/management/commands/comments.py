"""`manage.py comments`: how many wait; `export` writes out what one e-mail address left, `erase` empties it."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Count, Q

from insights import moderation
from insights.models import Comment


class Command(BaseCommand):
    """Counts comments, and hands out or erases those of one person."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Nothing to count, `export` or `erase` and an address."""
        acts = parser.add_subparsers(dest="act", parser_class=type(parser))
        for act, words in (("export", "write the comments of one address as JSON"), ("erase", "empty them for good")):
            acts.add_parser(act, help=words).add_argument("email", metavar="E-MAIL")

    def handle(self, *args: Any, act: str | None = None, email: str = "", **options: Any) -> None:
        """Count, export or erase.

        Raises:
            CommandError: there is nothing of that address; the exit status is 1.
        """
        if act is None:
            self._show()
            return
        if not Comment.objects.by_sender(email).exists():
            raise CommandError("There is no comment with this address.")
        if act == "export":
            self.stdout.write(json.dumps(moderation.exported(email), ensure_ascii=False, indent=2))
        else:
            count = moderation.erase(Comment.objects.by_sender(email))
            self.stdout.write(f"{count} comments are erased." if count != 1 else "1 comment is erased.")

    def _show(self) -> None:
        of_state = {state.value: Count("pk", filter=Q(state=state)) for state in Comment.State}
        counts = Comment.objects.aggregate(**of_state)
        self.stdout.write(", ".join(f"{counts[state.value]} {state.value}" for state in Comment.State))
