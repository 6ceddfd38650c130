"""Which inquiry field goes to which property: values, what a form change breaks, the form field."""

import pytest
from django.http import QueryDict

from contact.channels import mapping
from contact.channels.base import ATTRIBUTION, Answer, ConfigForm
from contact.channels.mapping_field import MAX_ROWS, MappingField
from contact.forms import InquiryForm

from .shipments import lead


class SampleForm(ConfigForm):
    mapping = MappingField(defaults={"email": "email", "lastname": "last_name"}, needs=["email"])


@pytest.fixture(autouse=True)
def asks_budget():
    mapping.offer_questions(lambda: {"budget": "Your budget"})
    yield
    mapping.offer_questions(dict)


def cleaned(value):
    form = SampleForm({"mapping": value})
    assert form.is_valid(), form.errors
    return form.cleaned_data["mapping"]


def test_every_field_has_a_label_and_a_value_of_text():
    asked = lead(answers=[Answer("budget", "Your budget", "a lot")])
    for name, label in mapping.fields().items():
        assert label
        assert isinstance(mapping.value(asked, name), str)


def test_what_a_script_tells_of_the_way_here_can_be_mapped():
    assert set(ATTRIBUTION) <= set(InquiryForm.base_fields) & set(mapping.FIELDS)
    assert mapping.value(lead(), "utm_source") == "newsletter"
    assert mapping.value(lead(), "utm_term") == ""


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Dana Levi", "Dana", "Levi"),
        ("Anna  Maria\tvan Dam", "Anna Maria van", "Dam"),
        ("Madonna", "", "Madonna"),
        ("", "", ""),
    ],
)
def test_a_name_is_split_before_its_last_word(name, first, last):
    assert mapping.value(lead(name=name), "first_name") == first
    assert mapping.value(lead(name=name), "last_name") == last


def test_a_line_stays_a_line_and_a_message_keeps_its_lines():
    typed = lead(name="Dana\x0bBcc: v", message="one\r\ntwo\x00")
    assert mapping.mapped(typed, [["n", "name"], ["m", "message"]]) == {"n": "Dana Bcc: v", "m": "one\ntwo "}


def test_the_time_is_in_utc():
    assert mapping.value(lead(), "received_at") == "2026-11-23T09:30:00Z"


def test_an_answer_to_an_editors_question_is_mapped_by_its_key():
    asked = lead(answers=[Answer("budget", "Your budget", "a lot"), Answer("when", "When", "soon")])
    assert mapping.mapped(asked, [["b", "answer:budget"]]) == {"b": "a lot"}


def test_what_is_gone_is_named_and_sends_nothing():
    rows = [["email", "email"], ["b", "answer:deadline"], ["x", "shoe_size"]]
    assert mapping.mapped(lead(), rows)["b"] == mapping.mapped(lead(), rows)["x"] == ""
    question, field = mapping.gaps(rows)
    assert "“b”" in question
    assert "no question “deadline”" in question
    assert "no field “shoe_size”" in field


def test_a_new_form_has_the_defaults_and_empty_rows_to_add():
    page = SampleForm()["mapping"].as_widget()
    assert 'name="mapping-0-property" value="email"' in page
    assert '<option value="last_name" selected>' in page
    assert 'name="mapping-4-property" value=""' in page
    assert "Question: Your budget" in page


def test_rows_are_read_as_posted_and_an_emptied_one_is_dropped():
    posted = QueryDict(
        "mapping-0-property=email&mapping-0-field=email&mapping-1-property=&mapping-1-field=name"
        "&mapping-2-property= b &mapping-2-field=answer:budget"
    )
    form = SampleForm(posted)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["mapping"] == [["email", "email"], ["b", "answer:budget"]]


@pytest.mark.parametrize("text", ["email = email\nb=answer:budget", "email=email; b = answer:budget;"])
def test_text_is_read_as_lines(text):
    assert cleaned(text) == [["email", "email"], ["b", "answer:budget"]]


def test_rows_are_read_as_rows():
    assert cleaned([["email", "email"]]) == [["email", "email"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("company=organization", "“email” has to get something"),
        ("email=email; email=name", "“email” stands in two rows"),
        ("email=email; a b=name", "“a b” is no name of a property"),
        ("email=email; b", "Choose what the property “b” gets"),
        ("email=email; b=shoe_size", "no field “shoe_size”"),
        ("email=email; b=answer:deadline", "no question “deadline”"),
        (";".join(["email=email", *(f"p{each}=name" for each in range(MAX_ROWS))]), "60 rows at most"),
    ],
)
def test_a_wrong_row_is_named_and_everything_typed_stays(text, said):
    form = SampleForm({"mapping": text})
    assert said in str(form.errors)
    assert text.split("=")[0] in form["mapping"].as_widget()


def test_a_stored_row_whose_field_is_gone_is_still_shown():
    page = SampleForm(initial={"mapping": [["b", "answer:deadline"]]})["mapping"].as_widget()
    assert '<option value="answer:deadline" selected>' in page
    assert "not there any more" in page


def test_what_was_typed_is_escaped():
    page = SampleForm({"mapping": '"><b>=name'})["mapping"].as_widget()
    assert "<b>" not in page
