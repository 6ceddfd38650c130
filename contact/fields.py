"""Form fields that take what people paste: control characters never reach storage, and each error says what to do."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.forms.widgets import ChoiceWidget
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


def _without(text: str, keep: str = "") -> str:
    # Cc: controls, Zl and Zp: line and paragraph separators, Cs: lone surrogates, which no database stores.
    return "".join(
        symbol if symbol in keep or unicodedata.category(symbol) not in {"Cc", "Zl", "Zp", "Cs"} else " "
        for symbol in text
    )


def clean_line(text: str) -> str:
    """One line: controls and line ends become spaces, runs of spaces one."""
    return re.sub(r"\s+", " ", _without(text)).strip()


def clean_text(text: str) -> str:
    """Several lines: line ends become LF, other controls but tabs become spaces."""
    return _without(text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t").strip()


class LineField(forms.CharField):
    """One line of text. No `maxlength` on the widget: a browser would cut a paste short without a word."""

    clean_value = staticmethod(clean_line)

    def __init__(self, *, limit: int, missing: Any = None, **kwargs: Any) -> None:
        """`limit` in characters; `missing` is what to say when it is empty."""
        super().__init__(**kwargs)
        self.limit = limit
        if missing:
            self.error_messages["required"] = missing

    def to_python(self, value: Any) -> str:
        """The cleaned text, empty for nothing."""
        return self.clean_value(str(value)) if value not in (None, "") else ""

    def validate(self, value: str) -> None:
        """Refuse what is missing or too long.

        Raises:
            ValidationError: naming by how much it is too long.
        """
        super().validate(value)
        over = len(value) - self.limit
        if over > 0:
            message = ngettext(
                "Shorten this by %(over)s character: it can have %(limit)s",
                "Shorten this by %(over)s characters: it can have %(limit)s",
                over,
            )
            raise ValidationError(message % {"over": over, "limit": self.limit}, code="max_length")


class TextField(LineField):
    """Several lines of text."""

    widget = forms.Textarea
    clean_value = staticmethod(clean_text)


class EmailField(LineField):
    """An e-mail address, checked as Django's own field does."""

    widget = forms.EmailInput
    default_validators = forms.EmailField.default_validators


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


class HintField(forms.CharField):
    """What a page or a script says of the way here: cleaned, cut to `limit`, and never an error."""

    widget = forms.HiddenInput

    def __init__(self, *, limit: int = 500) -> None:
        super().__init__(required=False)
        self.limit = limit

    def to_python(self, value: Any) -> str:
        """The cleaned and cut text."""
        return clean_line(str(value or ""))[: self.limit]
