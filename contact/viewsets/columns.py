"""Table columns of the desk: typed text that cannot break out or turn the line around, and states in words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column

from ..models import Delivery, Inquiry

# The worst first: it is what the eye has to meet.
ORDER = (
    Delivery.State.DEAD,
    Delivery.State.HELD,
    Delivery.State.WAITING,
    Delivery.State.CANCELLED,
    Delivery.State.DELIVERED,
)
TONES = {
    Delivery.State.DEAD: "bad",
    Delivery.State.HELD: "odd",
    Delivery.State.WAITING: "busy",
    Delivery.State.DELIVERED: "good",
    Delivery.State.CANCELLED: "off",
}


@dataclass(frozen=True)
class Badge:
    """A state in words; `tone` (good, busy, odd, bad, off) only adds an icon and a colour."""

    tone: str
    label: str

    @property
    def icon(self) -> str:
        """The icon of its tone."""
        icons = {"good": "check", "busy": "time", "odd": "warning", "bad": "cross", "off": "minus"}
        return icons[self.tone]


def delivery_badge(delivery: Delivery) -> Badge:
    """The state of one delivery."""
    return Badge(TONES[Delivery.State(delivery.state)], str(delivery.get_state_display()))


def delivery_badges(deliveries: Iterable[Delivery]) -> list[Badge]:
    """The states of an inquiry's deliveries, each with its number when there are several."""
    counts = Counter(delivery.state for delivery in deliveries)
    if not counts:
        return [Badge("bad", _("No destination"))]
    total = sum(counts.values())
    return [
        Badge(TONES[state], f"{state.label} {counts[state]}/{total}" if total > 1 else str(state.label))
        for state in ORDER
        if counts[state]
    ]


def status_badge(inquiry: Inquiry) -> Badge:
    """Where an inquiry stands at the desk."""
    tone = "odd" if inquiry.status == Inquiry.Status.QUARANTINED else "good"
    return Badge(tone, str(inquiry.get_status_display()))


class TypedColumn(Column):
    """What a person typed, or a name of unknown direction."""

    cell_template_name = "contact/admin/cells/typed.html"


class TwoLinesColumn(TypedColumn):
    """Two typed values, one under the other."""

    cell_template_name = "contact/admin/cells/two_lines.html"

    def __init__(self, name: str, second: str | Callable[[Any], Any], **kwargs: Any) -> None:
        """`second` is an accessor for the lower line."""
        super().__init__(name, **kwargs)
        self.second = Column(name, accessor=second)

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Adds the lower line."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "second": self.second.get_value(instance)}


class BadgesColumn(Column):
    """One or several badges; the accessor returns them."""

    cell_template_name = "contact/admin/cells/badges.html"


class MomentColumn(Column):
    """A date and time in full, as a machine-readable `<time>`."""

    cell_template_name = "contact/admin/cells/moment.html"


class FormColumn(Column):
    """A cell with a small POST form of its own."""

    def __init__(self, name: str, template: str, **kwargs: Any) -> None:
        """`template` renders the whole cell."""
        self.cell_template_name = template
        super().__init__(name, **kwargs)

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Adds the token that the form needs and the way back to this list."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        return {**context, "csrf_token": get_token(request), "request": request}
