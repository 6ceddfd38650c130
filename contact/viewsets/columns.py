"""States at the desk in words."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from cagp_site.core.viewsets.columns import Badge

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
