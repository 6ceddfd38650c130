"""Table columns for what people typed, which cannot break out or turn the line around, and states in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.middleware.csrf import get_token
from wagtail.admin.ui.tables import Column


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


class TypedColumn(Column):
    """What a person typed, or a name of unknown direction."""

    cell_template_name = "core/admin/cells/typed.html"


class TwoLinesColumn(TypedColumn):
    """Two typed values, one under the other."""

    cell_template_name = "core/admin/cells/two_lines.html"

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

    cell_template_name = "core/admin/cells/badges.html"


class MomentColumn(Column):
    """A date and time in full, as a machine-readable `<time>`."""

    cell_template_name = "core/admin/cells/moment.html"


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
