"""What the crispy template pack in `templates/cagp` asks of a field: its control, its words, its first id."""

from typing import Any

from django import forms, template
from django.forms import BoundField
from django.utils.dateparse import parse_date, parse_datetime

register = template.Library()

# Which way a value is written: addresses, numbers and dates from left to right in every language.
LEFT_TO_RIGHT = {"email", "url", "tel", "number", "date", "datetime-local", "time"}
WRITTEN = {"text", "search", "textarea"} | LEFT_TO_RIGHT


@register.simple_tag
def control(field: BoundField, *describing: str) -> str:
    """The field's own widget, described by its hint, its error and `describing`, further ids.

    Dates open the browser's calendar, unless what was typed is no date: then it stays to be seen.
    """
    widget = _as_native_date(field)
    attrs: dict[str, Any] = {}
    if ids := described_by(field, *describing):
        attrs["aria-describedby"] = ids
    if direction := _direction(widget):
        attrs["dir"] = direction
    return field.as_widget(widget=widget, attrs=attrs)


@register.filter
def direction(field: BoundField) -> str:
    """How the field's value is written: `ltr`, `auto`, or empty for what nobody writes."""
    return _direction(_as_native_date(field))


@register.filter
def described_by(field: BoundField, *further: str) -> str:
    """Ids of what describes a field, in the order of the page: its own, those that stand around it, hint, error."""
    own = str(field.field.widget.attrs.get("aria-describedby", "")).split()
    hint = [f"{field.auto_id}_helptext"] if field.help_text else []
    error = [f"{field.auto_id}_error"] if field.errors else []
    return " ".join(dict.fromkeys([*own, *further, *hint, *error]))


@register.filter
def first_control(field: BoundField) -> str:
    """Id of the first thing in a field that can take focus: its only control, or the first choice of a group."""
    parts = [part for each in field.subwidgets for part in each.data.get("subwidgets", [each.data])]
    ids = [part["attrs"].get("id") for part in parts] if field.use_fieldset else []
    return str(next(filter(None, ids), None) or field.id_for_label or field.auto_id)


@register.filter
def is_group(field: BoundField) -> bool:
    """Whether a field is several controls that need one name between them."""
    return field.use_fieldset and not isinstance(field.field.widget, forms.FileInput)


def _direction(widget: forms.Widget) -> str:
    kind = "textarea" if isinstance(widget, forms.Textarea) else getattr(widget, "input_type", "")
    kind = widget.attrs.get("type", kind)
    usual = "ltr" if kind in LEFT_TO_RIGHT else "auto" if kind in WRITTEN else ""
    return str(widget.attrs.get("dir", usual))


def _as_native_date(field: BoundField) -> forms.Widget:
    widget = field.field.widget
    for kind, parse, native in (
        (forms.DateTimeInput, parse_datetime, ("datetime-local", "%Y-%m-%dT%H:%M")),
        (forms.DateInput, parse_date, ("date", "%Y-%m-%d")),
    ):
        if isinstance(widget, kind) and _can_show(field.value(), parse):
            input_type, written = native
            replaced = kind(attrs=widget.attrs, format=written)
            replaced.input_type = input_type
            replaced.is_required = widget.is_required
            return replaced
    return widget


def _can_show(value: Any, parse: Any) -> bool:
    try:
        return not isinstance(value, str) or not value or parse(value) is not None
    except ValueError:
        return False
