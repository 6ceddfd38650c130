"""The form field for the address of a CRM's own installation."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .addresses import HostRefused
from .targets import MAX_URL_LENGTH, read_target


class BaseUrlField(forms.CharField):
    """`https://crm.example`, perhaps with a path; cleans to the text without a query and a slash at its end."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Address"))
        kwargs.setdefault("widget", forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off"}))
        super().__init__(max_length=MAX_URL_LENGTH, **kwargs)

    def to_python(self, value: Any) -> str:
        """The part before any query, without the last slash."""
        text: str = super().to_python(value) or ""
        return text.partition("#")[0].partition("?")[0].rstrip("/")

    def validate(self, value: str) -> None:
        """Refuses what could not be dialled as far as that shows without a look-up."""
        super().validate(value)
        if why := refusal(value):
            raise ValidationError(_("This URL cannot be used: %(why)s.") % {"why": why})


def refusal(url: str) -> str:
    """Why a URL is not dialled, in plain words; empty when it is."""
    try:
        read_target(url)
    except HostRefused as refused:
        return str(refused)
    return ""
