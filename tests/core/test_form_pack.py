"""The crispy template pack: every kind of question, in every state, says what a screen reader must hear."""

from types import SimpleNamespace
from typing import Any

import pytest
from crispy_forms.bootstrap import FormActions, PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Button, Column, Div, Field, Fieldset, Hidden, Layout, Reset, Row, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from wagtail.contrib.forms.forms import FormBuilder

from cagp_site.core.form_fields import UploadField
from tests.markup import Outline

HELP = "A few words are enough."
CHOICES = "Air\nSea\nLand"
# What an editor can ask for with Wagtail's form fields, and what a browser must be given for it.
WAGTAIL_KINDS = {
    "singleline": "text",
    "multiline": "textarea",
    "email": "email",
    "number": "number",
    "url": "url",
    "checkbox": "checkbox",
    "checkboxes": "checkbox",
    "dropdown": "select",
    "multiselect": "select",
    "radio": "radio",
    "date": "date",
    "datetime": "datetime-local",
}
OUR_KINDS = {
    "file": ("file", lambda **options: UploadField(extensions=["pdf", "docx"], **options)),
    "django_file": ("file", forms.FileField),
    "tel": ("tel", lambda **options: forms.CharField(widget=forms.TextInput(attrs={"type": "tel"}), **options)),
    "date_and_time": ("text", forms.SplitDateTimeField),
}
GROUPS = {"radio", "checkboxes", "date_and_time"}
KINDS = {**WAGTAIL_KINDS, **{name: kind for name, (kind, _make) in OUR_KINDS.items()}}
each_kind = pytest.mark.parametrize("name", KINDS)
LEFT_TO_RIGHT = {"email", "url", "number", "tel", "date", "datetime"}


def make(name: str, **options: Any) -> forms.Form:
    """A form with one question of a kind, made as Wagtail's form pages make it."""
    data, files = options.pop("data", None), options.pop("files", None)
    options = {"label": "Question", "required": False, "help_text": "", **options}
    if name in OUR_KINDS:
        fields = {"question": OUR_KINDS[name][1](**options)}
    else:
        asked = {"field_type": name, "clean_name": "question", "default_value": "", "choices": CHOICES, **options}
        fields = FormBuilder([SimpleNamespace(**asked)]).formfields
    return type("Asked", (forms.Form,), fields)(data, files)


class Drawn:
    """A rendered form, ready to be asked."""

    def __init__(self, form: forms.Form) -> None:
        self.html = Template("{% load crispy_forms_tags %}{{ form|as_crispy_errors }}{{ form|crispy }}").render(
            Context({"form": form})
        )
        self.outline = Outline(self.html)
        self.ids = self.outline.values("id")
        self.controls = [
            (tag, attrs)
            for tag, attrs in self.outline.tags
            if tag in {"input", "select", "textarea"} and "name" in attrs
        ]

    def describing(self, name: str) -> list[str]:
        """Ids that describe the question: on its group, or on its control."""
        bearers = self.outline.all("fieldset") if name in GROUPS else [self.controls[0][1]]
        return (bearers[0].get("aria-describedby") or "").split()


@each_kind
def test_it_is_whole(name: str) -> None:
    """Closed tags, no id twice, a label for every control, and nothing named that is not there."""
    drawn = Drawn(make(name, help_text=HELP, required=True, data={}))
    assert drawn.outline.faults == []
    assert len(set(drawn.ids)) == len(drawn.ids)
    labelled = [label["for"] for label in drawn.outline.all("label")]
    if name != "date_and_time":
        assert [attrs["id"] for _tag, attrs in drawn.controls] == labelled
    named = " ".join(drawn.outline.values("aria-describedby") + drawn.outline.values("aria-labelledby")).split()
    assert named
    assert set(named) <= set(drawn.ids)


@each_kind
def test_it_is_the_right_control(name: str) -> None:
    """The browser's own, with the keyboard and the direction that the value needs."""
    tag, attrs = Drawn(make(name)).controls[0]
    assert KINDS[name] == (tag if tag != "input" else attrs["type"])
    if name in LEFT_TO_RIGHT:
        assert attrs["dir"] == "ltr"
    if name in {"singleline", "multiline"}:
        assert attrs["dir"] == "auto"
    assert ("multiple" in attrs) == (name == "multiselect")


@each_kind
def test_it_says_when_it_is_optional(name: str) -> None:
    """In words, beside the label; a required one is marked for the browser instead."""
    assert "(optional)" in Drawn(make(name)).html
    required = Drawn(make(name, required=True))
    assert "(optional)" not in required.html
    # Django marks no checkbox of a group (one would do), and no list that always has a choice.
    if name not in {"checkboxes", "dropdown", "date_and_time"}:
        assert all("required" in attrs for _tag, attrs in required.controls)


@each_kind
def test_plain_it_names_no_description(name: str) -> None:
    """Nothing is named that is not there."""
    drawn = Drawn(make(name))
    assert drawn.describing(name) == (["id_question_helptext"] if name == "file" else [])
    assert "aria-invalid" not in drawn.html


@each_kind
def test_its_hint_describes_it(name: str) -> None:
    """The words under the label are read with the control."""
    drawn = Drawn(make(name, help_text=HELP))
    assert HELP in drawn.html
    assert drawn.describing(name) == ["id_question_helptext"]


@each_kind
def test_its_error_describes_it(name: str) -> None:
    """After the hint, and the control is marked as wrong; the group of a group is described once."""
    drawn = Drawn(make(name, help_text=HELP, required=True, data={}))
    assert drawn.describing(name) == ["id_question_helptext", "id_question_error"]
    assert drawn.html.count("This field is required.") == 2
    assert all(attrs.get("aria-invalid") == "true" for _tag, attrs in drawn.controls)
    if name in GROUPS:
        assert all("aria-describedby" not in attrs for _tag, attrs in drawn.controls)


@each_kind
def test_the_summary_leads_to_it(name: str) -> None:
    """To a control that can take focus: of a group, to the first."""
    drawn = Drawn(make(name, required=True, data={}))
    (link,) = drawn.outline.all("a")
    assert link["href"] == f"#{drawn.controls[0][1]['id']}"


@each_kind
def test_disabled(name: str) -> None:
    """It cannot be changed, and looks it."""
    form = make(name)
    form.fields["question"].disabled = True
    drawn = Drawn(form)
    assert "field--disabled" in drawn.html
    assert all("disabled" in attrs for _tag, attrs in drawn.controls)


def test_a_group_has_its_question_as_legend() -> None:
    """Radio buttons and checkboxes are choices under one name."""
    for name in ("radio", "checkboxes"):
        drawn = Drawn(make(name))
        assert len(drawn.outline.all("fieldset")) == len(drawn.outline.all("legend")) == 1
        assert [attrs["value"] for _tag, attrs in drawn.controls] == CHOICES.split()


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("date", "2026-11-20", "date"),
        ("date", "next Tuesday", "text"),
        ("date", "2026-13-45", "text"),
        ("datetime", "2026-11-20T09:30", "datetime-local"),
        ("datetime", "20/11/2026 9:30", "text"),
    ],
)
def test_what_was_typed_for_a_date_is_still_there(name: str, typed: str, shown: str) -> None:
    """A browser's date field shows nothing that is no date: then it is a line of text."""
    (_tag, attrs) = Drawn(make(name, data={"question": typed})).controls[0]
    assert (attrs["type"], attrs["value"]) == (shown, typed)


def test_a_description_of_its_own_is_kept() -> None:
    """Before the hint and the error."""
    form = make("singleline", help_text=HELP)
    form.fields["question"].widget.attrs["aria-describedby"] = "elsewhere"
    assert Drawn(form).describing("singleline") == ["elsewhere", "id_question_helptext"]


def test_hidden_field_with_an_error_is_told_without_a_link() -> None:
    """Nobody can reach it."""
    form = type("Asked", (forms.Form,), {"key": forms.CharField(widget=forms.HiddenInput, label="Key")})({})
    drawn = Drawn(form)
    assert "Key: This field is required." in drawn.html
    assert drawn.outline.all("a") == []


class Upload(forms.Form):
    """A form with a file."""

    paper = UploadField(label="Paper", extensions=["pdf", "docx"], max_bytes=1024, help_text="Unclassified only.")


def test_a_file_tells_its_limits_beforehand() -> None:
    """In words that describe it, and to the browser's own chooser."""
    drawn = Drawn(Upload())
    assert "Unclassified only. PDF, DOCX, at most 1.0" in drawn.html
    assert drawn.controls[0][1]["accept"] == ".pdf,.docx"


@pytest.mark.parametrize(
    ("name", "size", "error"),
    [("a.pdf", 10, None), ("a.PDF", 1024, None), ("a.exe", 10, "another kind"), ("a.pdf", 1025, "at most")],
)
def test_a_file_is_held_to_its_limits(name: str, size: int, error: str | None) -> None:
    """By kind and by size, whatever the browser let through."""
    form = Upload({}, {"paper": SimpleUploadedFile(name, b"x" * size)})
    assert form.is_valid() == (error is None)
    assert error is None or error in str(form.errors)


class Everything(forms.Form):
    """Fields for every layout object."""

    name = forms.CharField(label="Name")
    email = forms.EmailField(label="E-mail")
    budget = forms.DecimalField(label="Budget", help_text=HELP)
    note = forms.CharField(label="Note", required=False)


def test_layout_objects() -> None:
    """Rows, columns, parts with a legend, buttons and text around a value: crispy's own objects work here."""
    helper = FormHelper()
    helper.layout = Layout(
        Fieldset("Who you are", Row(Column("name"), Column("email")), css_id="who"),
        PrependedText("budget", "$"),
        Div(Field("note", css_class="wide", data_kind="note"), css_id="rest"),
        HTML("<p>Read once more.</p>"),
        Hidden("token", "secret"),
        FormActions(Submit("send", "Send"), Reset("reset", "Clear"), Button("later", "Later", data_later="1")),
    )
    html = render_crispy_form(Everything({}), helper, {})
    outline = Outline(html)
    assert outline.faults == []
    by_name = {attrs["name"]: attrs for _tag, attrs in outline.tags if "name" in attrs}
    assert by_name["budget"]["aria-describedby"] == "id_budget_before id_budget_helptext id_budget_error"
    assert [box["dir"] for box in outline.all("div") if box.get("class") == "affixed"] == ["ltr"]
    assert by_name["note"]["data-kind"] == "note"
    assert (by_name["token"]["type"], by_name["token"]["value"]) == ("hidden", "secret")
    assert [button["type"] for button in outline.all("button")] == ["submit", "reset", "button"]
    assert [part.get("id") for part in outline.all("fieldset")] == ["who"]
    assert {"id_budget_before", "id_budget_helptext", "id_budget_error"} <= set(outline.values("id"))
    assert "<p>Read once more.</p>" in html
