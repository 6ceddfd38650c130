"""Editing the questions of the inquiry form, by the people who may edit its words."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from contact.answer_fields import MAX_CHOICES
from contact.models import InquiryFormText, InquiryQuestion
from contact.models.form_text import MAX_QUESTIONS
from tests.factories.contact import InquiryFormTextFactory, InquiryQuestionFactory

WORDS = ("consent", "notice_title", "notice", "response_time", "thanks_title", "thanks")


def entry(question=None, **changes):
    """One question as the editor's form posts it; as it is stored when there is one."""
    values = {"id": "", "label": "What is your budget?", "help_text": "", "field_type": "singleline", "required": "",
              "choices": "", "default_value": "", "DELETE": ""}  # fmt: skip
    if question:
        stored = {name: getattr(question, name) for name in values if name not in ("id", "DELETE", "required")}
        values |= {"id": question.pk, **stored}
    return values | changes


def posted(*entries):
    """What the editor's form posts, the questions in this order, or in their `ORDER`."""
    data = {**dict.fromkeys(WORDS, ""), "questions-TOTAL_FORMS": len(entries), "questions-MIN_NUM_FORMS": 0,
            "questions-MAX_NUM_FORMS": MAX_QUESTIONS,
            "questions-INITIAL_FORMS": sum(bool(each["id"]) for each in entries)}  # fmt: skip
    for number, each in enumerate(entries):
        values = {"ORDER": number + 1, **each}
        data |= {f"questions-{number}-{name}": value for name, value in values.items() if value != ""}
    return data


def address(name, *args):
    return reverse(InquiryFormText.snippet_viewset.get_url_name(name), args=args)


@pytest.fixture
def form_text(site):
    """The English form's words."""
    return InquiryFormTextFactory()


@pytest.fixture
def client(as_):
    """Somebody who may edit the form's words and nothing else of contact."""
    wanted = Permission.objects.filter(content_type__model="inquiryformtext")
    Group.objects.get(name="Editors").permissions.add(*wanted)
    return as_("editor")


@pytest.fixture
def save(client, form_text):
    """Saves the form with these entries; the words of the page that came back, or None when it was taken."""

    def do(*entries):
        response = client.post(address("edit", form_text.pk), posted(*entries))
        return response.content.decode() if response.status_code == 200 else None

    return do


def labels(form_text):
    return [question.label for question in InquiryQuestion.objects.asked_in(form_text.locale.language_code)]


def test_who_may_edit_the_words_adds_a_question(save, form_text):
    assert save(entry(required="on", help_text="Roughly.")) is None
    question = InquiryQuestion.objects.get()
    assert (question.label, question.required, question.language) == ("What is your budget?", True, "en")
    assert question.clean_name.startswith("ask_")


@pytest.mark.parametrize("who", ["anonymous", "editor", "sales"])
def test_nobody_else_does(as_, form_text, who):
    assert as_(who).post(address("edit", form_text.pk), posted(entry())).status_code == 302
    assert not InquiryQuestion.objects.exists()


def test_the_editor_meets_what_wagtail_offers(client, form_text):
    page = client.get(address("edit", form_text.pk)).content.decode()
    for words in ("Questions of your own", "Single line text", "Radio buttons", "Default value"):
        assert words in page
    assert "Hidden field" not in page


def test_a_label_may_change_and_the_key_stays(save, form_text):
    question = InquiryQuestionFactory(form=form_text)
    assert save(entry(question, label="Another wording?")) is None
    changed = InquiryQuestion.objects.get()
    assert (changed.label, changed.clean_name) == ("Another wording?", question.clean_name)


def test_a_deleted_question_is_asked_no_more_and_keeps_its_row(save, form_text):
    first, second = (InquiryQuestionFactory(form=form_text) for _each in range(2))
    assert save(entry(first, DELETE="on"), entry(second)) is None
    assert labels(form_text) == [second.label]
    first.refresh_from_db()
    assert (first.form, first.language) == (None, "en")


def test_the_same_words_asked_again_are_a_new_question(save, form_text):
    old = InquiryQuestionFactory(form=form_text, label="Budget?")
    assert save(entry(old, DELETE="on"), entry(label="Budget?")) is None
    assert InquiryQuestion.objects.get(form=form_text).clean_name != old.clean_name


def test_questions_are_put_in_order(save, form_text):
    first, second = (InquiryQuestionFactory(form=form_text) for _each in range(2))
    assert save(entry(first, ORDER=2), entry(second, ORDER=1)) is None
    assert labels(form_text) == [second.label, first.label]


def test_a_question_keeps_its_kind(save, form_text):
    question = InquiryQuestionFactory(form=form_text)
    assert "A question keeps its kind" in save(entry(question, field_type="number"))
    assert InquiryQuestion.objects.get().field_type == "singleline"


def test_there_is_a_bound_on_questions(save):
    assert save(*(entry() for _each in range(MAX_QUESTIONS))) is None
    assert save(*(entry() for _each in range(MAX_QUESTIONS + 1))) is not None
    assert InquiryQuestion.objects.filter(form__isnull=False).count() == MAX_QUESTIONS


CHOOSE = {"field_type": "radio", "choices": "Air\nSea"}
REFUSED = {
    "no label": ({"label": ""}, "This field is required"),
    "long label": ({"label": "x" * 201}, "at most 200 characters"),
    "no kind": ({"field_type": ""}, "This field is required"),
    "hidden": ({"field_type": "hidden"}, "Select a valid choice"),
    "no choices": ({**CHOOSE, "choices": " ,\n "}, "Write the choices"),
    "many choices": ({**CHOOSE, "choices": "\n".join(map(str, range(MAX_CHOICES + 1)))}, "at most 30 choices"),
    "long choice": ({**CHOOSE, "choices": f"a\n{'x' * 201}"}, "Shorten the choice that begins"),
    "default is no choice": ({**CHOOSE, "default_value": "Land"}, "Choose the default from the choices"),
    "default is no number": ({"field_type": "number", "default_value": "much"}, "Enter a number"),
    "default is no date": ({"field_type": "date", "default_value": "soon"}, "Enter a date"),
    "default is long": ({"default_value": "x" * 256}, "Shorten this by 1 character"),
}


@pytest.mark.parametrize(("changes", "words"), REFUSED.values(), ids=REFUSED)
def test_what_would_make_no_question_is_refused_in_words(save, changes, words):
    assert words in save(entry(**changes))
    assert not InquiryQuestion.objects.exists()


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("Air\nSea", ["Air", "Sea"]),
        ("Air, Sea,", ["Air", "Sea"]),
        (" Air \n\n Sea  and land \nAir", ["Air", "Sea and land"]),
    ],
)
def test_choices_are_written_as_in_wagtail(written, offered):
    assert InquiryQuestion(choices=written).offered == offered


def test_a_choice_list_with_its_default_is_taken(save):
    assert save(entry(**CHOOSE, default_value="Sea")) is None
    assert save(entry(field_type="checkboxes", choices="Air\nSea", default_value="Air\nSea")) is None
