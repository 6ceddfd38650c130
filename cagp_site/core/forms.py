"""What every form of the public site shares: its traps for programs, and how it is laid out."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field
from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .form_fields import HintField

TRAPS = ("website", "opened")


class TrapForm(forms.Form):
    """A form in a cached page. Its traps come last, whatever fields a form of its own adds."""

    # People do not see this field; programs that fill in everything do. The name is one that they like.
    website = forms.CharField(label=_("Leave this empty"), required=False)
    # Filled by a script when the form is first touched (core/static/js/form_token.js).
    opened = HintField(limit=100)

    def __init__(self, *args: Any, placement: str, **kwargs: Any) -> None:
        """`placement` prefixes element ids, so that several forms can stand on one page."""
        kwargs["auto_id"] = f"{placement}-%s"
        super().__init__(*args, **kwargs)
        self.placement = placement
        self.order_fields([name for name in self.fields if name not in TRAPS])

    def bare_helper(self, action: str) -> FormHelper:
        """How crispy-forms frames it, still without a layout. No CSRF token: the page is cached and sent to anybody."""
        helper = FormHelper()
        helper.form_action = action
        helper.form_id = f"{self.placement}-form"
        helper.form_class = "form"
        helper.disable_csrf = True
        helper.attrs = {"novalidate": True}
        return helper

    @staticmethod
    def traps() -> list[Any]:
        """What a layout ends with."""
        return [Field("website", template="cagp/honeypot.html"), "opened"]


def privacy_note(url: str) -> str:
    """Help for a consent: the link to how we handle details; empty without an address."""
    return format_html('<a href="{}">{}</a>', url, gettext("How we handle your details")) if url else ""
