"""How often the spam score is wrong about people, as far as the desk has shown."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from ..models import Inquiry

LOOK_BACK = timedelta(days=90)


class FalsePositiveRate(Component):
    """One line above the list of inquiries; nothing when nothing was held."""

    template_name = "contact/admin/false_positives.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The line."""
        return {"line": false_positives()}


def false_positives() -> str:
    """How many of those held in the last 90 days were released; empty when none was held.

    A release is the only sign of a mistake that there is: what nobody has looked at counts as held rightly.
    """
    recent = Inquiry.objects.ever_held().filter(received_at__gte=timezone.now() - LOOK_BACK)
    counts = recent.aggregate(held=Count("pk"), released=Count("released_at"))
    if not counts["held"]:
        return ""
    words = ngettext(
        "Quarantine: %(held)s inquiry held in the last %(days)s days; released as honest: %(released)s, %(rate)s %%.",
        "Quarantine: %(held)s inquiries held in the last %(days)s days; released as honest: %(released)s, %(rate)s %%.",
        counts["held"],
    )
    rate = number_format(100 * counts["released"] / counts["held"], decimal_pos=1)
    return words % {**counts, "days": LOOK_BACK.days, "rate": rate}
