"""The first thing that the desk and the administrators see in the morning: what needs somebody, and the numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from .. import alerts, checks, health
from ..models import Delivery, Destination, Incident, Inquiry
from .destination_words import health_of

OF_THE_SITE = (Incident.Kind.LATE, Incident.Kind.SWEEPER, Incident.Kind.CHORES, Incident.Kind.CANARY)


@dataclass(frozen=True)
class Trouble:
    """One sentence and where to look."""

    words: str
    url: str


class NumbersPanel(Component):
    """Today's numbers and the state of every destination; renders nothing for somebody who may not see inquiries."""

    name = "contact_numbers"
    template_name = "contact/admin/numbers_panel.html"
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """A fixed number of queries, however many rows there are."""
        user = parent_context["request"].user
        if not user.has_perm("contact.view_delivery"):
            return {}
        of = health.of_destinations()
        rows = [(row, health_of(row), of[row.pk]) for row in Destination.objects.current()]
        is_linked = user.has_perm("contact.change_destination")
        return {"summary": health.summary(), "destinations": rows, "is_linked": is_linked}


class TroublePanel(Component):
    """A panel on the admin's home; renders nothing when all is well, or for somebody who may see none of it."""

    name = "contact_trouble"
    template_name = "contact/admin/home_panel.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """What this user may see of what is wrong."""
        return {"troubles": list(troubles(parent_context["request"].user))}


def troubles(user: Any) -> Iterator[Trouble]:
    """What is wrong, as far as this user may see it."""
    if user.has_perm("contact.view_inquiry"):
        yield from _inquiries()
    if user.has_perm("contact.view_delivery"):
        yield from _deliveries()
        yield from _incidents()
    if user.has_perm("contact.view_destination"):
        yield from _destinations()


def _inquiries() -> Iterator[Trouble]:
    if count := Inquiry.objects.quarantined().count():
        words = ngettext(
            "%d inquiry waits in quarantine for somebody to look.",
            "%d inquiries wait in quarantine for somebody to look.",
            count,
        )
        yield Trouble(words % count, _filtered("inquiries", status=Inquiry.Status.QUARANTINED))
    if count := alerts.overdue().count():
        words = ngettext(
            "%d inquiry waits too long for one of its destinations.",
            "%d inquiries wait too long for one of their destinations.",
            count,
        )
        yield Trouble(words % count, _filtered("inquiries", delivery="overdue"))
    if count := alerts.unstaffed().count():
        words = ngettext("%d inquiry goes to nobody at the firm.", "%d inquiries go to nobody at the firm.", count)
        yield Trouble(words % count, _filtered("inquiries", delivery="unstaffed"))


def _deliveries() -> Iterator[Trouble]:
    if count := Delivery.objects.dead().count():
        words = ngettext("%d delivery was given up.", "%d deliveries were given up.", count)
        yield Trouble(words % count, _filtered("deliveries", state=Delivery.State.DEAD))


def _incidents() -> Iterator[Trouble]:
    """Those that no row stands for: the others are counted above, or named below."""
    for incident in Incident.objects.open().filter(kind__in=OF_THE_SITE).order_by("pk"):
        yield Trouble(incident.words, reverse("deliveries:index"))


def _destinations() -> Iterator[Trouble]:
    destinations = list(Destination.objects.current())
    for destination in destinations:
        url = reverse("destinations:edit", args=[destination.pk])
        name = {"name": destination.name}
        if destination.paused_at:
            yield Trouble(_("The destination “%(name)s” is paused.") % name, url)
        elif destination.trouble or destination.is_circuit_open or checks.problems(destination):
            yield Trouble(_("The destination “%(name)s” needs somebody.") % name, url)
        for gap in checks.gaps(destination):
            yield Trouble(_("“%(name)s”: %(gap)s") % {**name, "gap": gap}, url)
    if not any(map(checks.reaches_staff, destinations)):
        words = _("No enabled destination reaches staff: nobody is told of new inquiries.")
        yield Trouble(words, reverse("destinations:index"))


def _filtered(name: str, **query: str) -> str:
    return f"{reverse(f'{name}:index')}?{urlencode(query)}"
