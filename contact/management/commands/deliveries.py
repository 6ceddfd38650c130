"""`manage.py deliveries`: how many there are in each state, and the oldest due; `retry` sends again, `cancel` stops."""

from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from contact import desk
from contact.models import Delivery, Destination, Inquiry


class Command(BaseCommand):
    """Shows the outbox, sends what ended without a delivery again, and stops what waits."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Nothing to show, `retry` to send again, `cancel` to stop."""
        acts = parser.add_subparsers(dest="act", parser_class=type(parser))
        retry = acts.add_parser("retry", help="send deliveries again")
        retry.add_argument("ids", nargs="*", type=int, metavar="ID", help="which; all that were given up when none")
        cancel = acts.add_parser("cancel", help="stop deliveries that wait or are held in quarantine")
        cancel.add_argument("ids", nargs="*", type=int, metavar="ID", help="which")
        cancel.add_argument("--inquiry", metavar="REFERENCE", help="all of this inquiry that are not sent yet")

    def handle(self, *args: Any, act: str | None = None, ids: list[int] | None = None, **options: Any) -> None:
        """Show, send again, or stop.

        Raises:
            CommandError: in plain words; the exit status is 1.
        """
        if act == "retry":
            self._retry(ids or [])
        elif act == "cancel":
            self._cancel(ids or [], options["inquiry"])
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
        rows = _all_of(desk.replayable(), ids, _why_not) if ids else desk.given_up()
        count = desk.replay(rows.select_related("inquiry", "destination"))
        self.stdout.write(f"{count} deliveries are sent again." if count != 1 else "1 delivery is sent again.")

    def _cancel(self, ids: list[int], reference: str | None) -> None:
        if bool(ids) == bool(reference):
            raise CommandError("Say which deliveries, or --inquiry and its reference.")
        if reference and not Inquiry.objects.filter(reference=reference).exists():
            raise CommandError(f"There is no inquiry {reference}.")
        rows: QuerySet[Delivery] = Delivery.objects.stoppable().filter(inquiry__reference=reference)
        if ids:
            rows = _all_of(Delivery.objects.stoppable(), ids, _why_no_more)
        count = desk.cancel(rows.select_related("inquiry", "destination"))
        self.stdout.write(f"{count} deliveries are cancelled." if count != 1 else "1 delivery is cancelled.")


def _counted(rows: Any) -> str:
    counts = rows.aggregate(**{state.value: Count("pk", filter=Q(state=state)) for state in Delivery.State})
    return ", ".join(f"{counts[state.value]} {state.value}" for state in Delivery.State)


def _all_of(rows: QuerySet[Delivery], ids: list[int], why_not: Callable[[Delivery], str]) -> QuerySet[Delivery]:
    """Those of these ids; a CommandError with a reason for each that is not among the rows."""
    rows = rows.filter(pk__in=ids)
    refused = sorted(set(ids) - set(rows.values_list("pk", flat=True)))
    if refused:
        known = Delivery.objects.select_related("destination").in_bulk(refused)
        lines = (why_not(known[key]) if key in known else f"There is no delivery {key}." for key in refused)
        raise CommandError("\n".join(lines))
    return rows


def _why_not(delivery: Delivery) -> str:
    if delivery.destination.archived_at:
        return f"Delivery {delivery.pk} goes to “{delivery.destination}”, which is archived: restore it first."
    return f"Delivery {delivery.pk} is {delivery.state}: only what was given up or cancelled can be sent again."


def _why_no_more(delivery: Delivery) -> str:
    return f"Delivery {delivery.pk} is {delivery.state}: only what waits or is held can be cancelled."


def _age(seconds: float) -> str:
    for size, name in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.1f} {name}"
    return f"{seconds:.0f} s"
