"""`manage.py deliveries`: how many there are in each state, and the oldest due; `deliveries retry` sends again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Count, Q
from django.utils import timezone

from contact import desk
from contact.models import Delivery, Destination


class Command(BaseCommand):
    """Shows the outbox, and sends given-up deliveries again."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Nothing to show, `retry` to send again."""
        acts = parser.add_subparsers(dest="act", parser_class=type(parser))
        retry = acts.add_parser("retry", help="send given-up deliveries again")
        retry.add_argument("ids", nargs="*", type=int, metavar="ID", help="which; all that were given up when none")

    def handle(self, *args: Any, act: str | None = None, ids: list[int] | None = None, **options: Any) -> None:
        """Show, or send again.

        Raises:
            CommandError: in plain words; the exit status is 1.
        """
        if act == "retry":
            self._retry(ids or [])
        else:
            self._show()

    def _show(self) -> None:
        self.stdout.write(_counted(Delivery.objects.all()))
        for destination in Destination.objects.filter(deliveries__isnull=False).distinct():
            archived = " (archived)" if destination.archived_at else ""
            self.stdout.write(f"  {destination}{archived}: {_counted(destination.deliveries.all())}")
        oldest = Delivery.objects.waiting().select_related("inquiry", "destination").order_by("due_at").first()
        if oldest is None:
            self.stdout.write("Nothing waits.")
            return
        name = f"{oldest.inquiry} for {oldest.destination} (delivery {oldest.pk})"
        late = (timezone.now() - oldest.due_at).total_seconds()
        words = f"due for {_age(late)}" if late >= 0 else f"due in {_age(-late)}"
        self.stdout.write(f"Oldest due: {name}, {words}.")

    def _retry(self, ids: list[int]) -> None:
        rows = desk.replayable().select_related("inquiry", "destination")
        if ids:
            rows = rows.filter(pk__in=ids)
            refused = sorted(set(ids) - set(rows.values_list("pk", flat=True)))
            if refused:
                raise CommandError("\n".join(map(_why_not, refused)))
        count = desk.replay(rows)
        self.stdout.write(f"{count} deliveries are sent again." if count != 1 else "1 delivery is sent again.")


def _counted(rows: Any) -> str:
    counts = rows.aggregate(**{state.value: Count("pk", filter=Q(state=state)) for state in Delivery.State})
    return ", ".join(f"{counts[state.value]} {state.value}" for state in Delivery.State)


def _why_not(key: int) -> str:
    delivery = Delivery.objects.select_related("destination").filter(pk=key).first()
    if delivery is None:
        return f"There is no delivery {key}."
    if delivery.state != Delivery.State.DEAD:
        return f"Delivery {key} is {delivery.state}: only what was given up can be sent again."
    return f"Delivery {key} goes to “{delivery.destination}”, which is archived: restore it first."


def _age(seconds: float) -> str:
    for size, name in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.1f} {name}"
    return f"{seconds:.0f} s"
