"""Form fields of the inquiry alone."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.forms.widgets import ChoiceWidget
from django.utils.translation import gettext_lazy as _

from cagp_site.core.form_fields import LineField


class OfferedField(LineField):
    """A choice that may have ceased to exist since the page was cached: an unknown value is no error."""

    widget: type[ChoiceWidget] = forms.Select

    def __init__(self, *, choices: Iterable[tuple[str, Any]] = (), **kwargs: Any) -> None:
        """`choices` are value and label, in order."""
        super().__init__(**kwargs)
        self.choices = list(choices)

    @property
    def choices(self) -> list[tuple[str, Any]]:
        """What the form offers."""
        return self._choices

    @choices.setter
    def choices(self, value: Iterable[tuple[str, Any]]) -> None:
        self._choices = self.widget.choices = list(value)


class SubjectField(OfferedField):
    """The key of a service, as its translations share it."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(limit=80, **kwargs)


class PhoneField(LineField):
    """A telephone number as people write it: kept as typed, not rewritten (ITU-T E.123 allows several notations)."""

    widget = forms.TextInput
    default_validators = [
        RegexValidator(
            r"^(?=.*\d)(?:[\d\s+()./#*,;-]|ext|x)*$",
            _("Enter a telephone number with digits, spaces and + ( ) - only"),
        )
    ]
