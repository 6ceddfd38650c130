"""A form with every kind of question that an editor can ask, in every state of the crispy template pack."""

from types import SimpleNamespace
from typing import Any

from crispy_forms.bootstrap import FormActions, PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Button, Fieldset, Layout, Row, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template.loader import render_to_string
from wagtail.contrib.forms.forms import FormBuilder

from cagp_site.core.form_fields import UploadField

from .words import Words

# Wagtail's own kinds, in the order of the sample: eight in pairs, the others by themselves.
KINDS = (
    *("singleline", "email", "number", "url", "date", "datetime", "dropdown", "multiselect"),
    *("multiline", "radio", "checkboxes", "checkbox"),
)
FORMS = ("optional", "required", "with-hints", "with-errors", "disabled", "long")


def draw(name: str, words: Words) -> str:
    """The form in one of the states of `FORMS`, as HTML."""
    form = _form(name, words)
    summary = render_to_string("cagp/errors.html", {"form": form})
    html: str = render_crispy_form(form, _helper(words), {})
    return summary + html


def _form(name: str, words: Words) -> forms.Form:
    label = words.long_title if name == "long" else words.title
    hint = {"with-hints": words.sentence, "long": words.long_text}.get(name, "")
    required = name in {"required", "with-errors", "long"}
    shared: dict[str, Any] = {"label": label, "required": required, "help_text": hint}
    choices = "\n".join([words.name, words.title, label])
    asked = [
        SimpleNamespace(field_type=kind, clean_name=kind, default_value="", choices=choices, **shared) for kind in KINDS
    ]
    fields = FormBuilder(asked).formfields
    fields["budget"] = forms.DecimalField(**shared)
    fields["file"] = UploadField(extensions=["pdf", "docx"], **shared)
    form: forms.Form = type("Sample", (forms.Form,), fields)({} if name in {"with-errors", "long"} else None)
    for field in form.fields.values():
        field.disabled = name == "disabled"
    return form


def _helper(words: Words) -> FormHelper:
    helper = FormHelper()
    helper.form_class, helper.form_id, helper.disable_csrf = "form", "sample-form", True
    helper.attrs = {"novalidate": True}
    pairs = [Row(one, other) for one, other in zip(KINDS[:8:2], KINDS[1:8:2], strict=True)]
    helper.layout = Layout(
        *pairs[:3],
        Row(PrependedText("budget", "$"), "file"),
        Fieldset(words.title, pairs[3], *KINDS[8:]),
        FormActions(Submit("", words.name), Button("", words.name)),
    )
    return helper
