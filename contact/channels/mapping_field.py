"""The form field for a mapping: rows of a property and a field in the admin, lines of `property = field` elsewhere."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import mapping

EMPTY_ROWS = 3
"""Rows to add at once; saving gives as many again. Without a script there is no other way to add one."""
MAX_ROWS = 60
# HubSpot's and Salesforce's names, Odoo's, and Pipedrive's, which are 40 hexadecimal digits.
PROPERTY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")


class MappingWidget(forms.Widget):
    """A text input and a select in each row; a row whose property is emptied is dropped."""

    template_name = "contact/admin/mapping.html"
    use_fieldset = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The rows as posted, or whatever stands under the name itself (rows, or lines of text)."""
        if name in data:
            return data[name]
        numbers = [number for number in range(MAX_ROWS) if f"{name}-{number}-property" in data]
        rows = [[data[f"{name}-{each}-property"].strip(), data.get(f"{name}-{each}-field", "")] for each in numbers]
        return [row for row in rows if row[0]] if numbers else None

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether neither form of it is there."""
        return name not in data and f"{name}-0-property" not in data

    def id_for_label(self, id_: str) -> str:
        """Several inputs: the label is a legend."""
        return ""

    def render(self, name: str, value: Any, attrs: Mapping[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """By the project's own template engine: the form renderer looks into apps only."""
        offered = mapping.fields()
        rows = [_row(each, offered) for each in [*(value or ()), *[["", ""]] * EMPTY_ROWS][:MAX_ROWS]]
        return render_to_string(self.template_name, {"name": name, "rows": rows})


def _row(row: Sequence[str], offered: Mapping[str, str]) -> dict[str, Any]:
    """A field that is gone stays on offer in its row, so that the page shows what is stored."""
    prop, name = row
    gone = {name: _("%(field)s (not there any more)") % {"field": name}} if name and name not in offered else {}
    return {"property": prop, "field": name, "choices": {**offered, **gone}.items()}


class MappingField(forms.Field):
    """Cleans to rows of property and field. Takes rows, or text: one `property = field` a line (or between `;`)."""

    widget = MappingWidget

    def __init__(self, *, defaults: Mapping[str, str], needs: Sequence[str] = ()) -> None:
        """`defaults`: property to field, for a new destination; `needs`: properties that may not be left out."""
        self.needs = needs
        super().__init__(
            label=gettext_lazy("Which field goes to which property"),
            required=False,
            initial=[list(row) for row in defaults.items()],
            help_text=gettext_lazy(
                "Left the property's internal name in the CRM, right what it gets. Empty a property to remove its row."
            ),
        )

    def prepare_value(self, value: Any) -> Any:
        """Rows, also of what was typed as text, so that a form with an error shows it again."""
        return self.to_python(value)

    def to_python(self, value: Any) -> list[list[str]]:
        """Rows of two texts."""
        if isinstance(value, str):
            lines = [line for line in re.split(r"[;\r\n]+", value) if line.strip()]
            return [[part.strip() for part in line.partition("=")[::2]] for line in lines]
        return [[str(part).strip() for part in row] for row in value or ()]

    def validate(self, value: list[list[str]]) -> None:
        """Names every row that is wrong.

        Raises:
            ValidationError: with one sentence for each.
        """
        properties = [prop for prop, _name in value]
        wrong = [_wrong(prop, name) for prop, name in value]
        wrong += [
            _("The property “%(property)s” stands in two rows.") % {"property": prop}
            for prop in dict.fromkeys(properties)
            if properties.count(prop) > 1
        ]
        wrong += [
            _("The property “%(property)s” has to get something.") % {"property": prop}
            for prop in self.needs
            if prop not in properties
        ]
        if len(value) > MAX_ROWS:
            wrong.append(_("There can be %(limit)d rows at most.") % {"limit": MAX_ROWS})
        if any(wrong):
            raise ValidationError([words for words in wrong if words])

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether a row is another."""
        return self.to_python(initial) != self.to_python(data)


def _wrong(prop: str, name: str) -> str:
    if not PROPERTY.fullmatch(prop):
        return _("“%(property)s” is no name of a property.") % {"property": prop}
    if not name:
        return _("Choose what the property “%(property)s” gets.") % {"property": prop}
    if name not in mapping.fields():
        return mapping.broken(prop, name)
    return ""
