"""A form field for mail addresses, several of them or one."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from .mail import wire_address

MAX_RECIPIENTS = 20


class AddressesField(forms.CharField):
    """1 to 20 addresses, separated by commas, semicolons or line ends; cleans to a list without doubles."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """A stored list, one address a line."""
        return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        """A list of addresses as typed, each once."""
        text = super().to_python(self.prepare_value(value))
        typed = [address.strip() for address in re.split(r"[,;\r\n]+", text or "") if address.strip()]
        return list({address.lower(): address for address in typed}.values())

    def validate(self, value: Any) -> None:
        """Names every address that is none."""
        super().validate(value)
        if len(value) > MAX_RECIPIENTS:
            raise ValidationError(_("Give at most %(limit)d addresses.") % {"limit": MAX_RECIPIENTS})
        wrong = [address for address in value if not is_address(address)]
        if wrong:
            raise ValidationError(_("Not an e-mail address: %(wrong)s") % {"wrong": ", ".join(wrong)})

    def run_validators(self, value: Any) -> None:
        """Those of a text field do not fit a list; `validate` has looked at each address."""


def is_address(address: str) -> bool:
    """Whether mail can be sent there as far as its form goes."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return bool(wire_address(address))
