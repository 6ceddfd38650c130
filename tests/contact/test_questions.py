"""An editor's own questions: what a prospect sees of them, and that no answer is lost whatever becomes of the form."""

import re
from html import unescape
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contact.channels.base import Answer
from contact.dispatch import lead_of
from contact.models import Inquiry, InquiryQuestion
from contact.models.question import KINDS
from tests.factories import pages
from tests.factories.contact import InquiryFactory, InquiryFormTextFactory, InquiryQuestionFactory
from tests.markup import faults_of

from .posts import BROWSER, honest

pytestmark = pytest.mark.django_db
URL = "/inquiry/en/"
LABEL = "What is your budget?"
# By kind: what a browser posts, what is kept of it.
GOOD = {
    "singleline": (" fifty thousand\t", "fifty thousand"),
    "multiline": ("one\r\ntwo", "one\ntwo"),
    "email": ("cfo@agency.example", "cfo@agency.example"),
    "number": ("1,250.50", "1,250.50"),
    "url": ("agency.example/plan", "agency.example/plan"),
    "checkbox": ("on", "Yes"),
    "checkboxes": (["Air", "Land"], "Air; Land"),
    "dropdown": ("Sea", "Sea"),
    "multiselect": (["Sea", "Land"], "Sea; Land"),
    "radio": ("Land", "Land"),
    "date": ("2026-11-23", "2026-11-23"),
    "datetime": ("2026-11-23T14:30", "2026-11-23 14:30"),
}
BAD = {
    "singleline": ("x" * 256, "Shorten this by 1 character"),
    "multiline": ("x" * 10_001, "Shorten this by 1 character"),
    "email": ("a@b", "Enter an e-mail address"),
    "number": ("a lot", "Enter a number"),
    "url": ("javascript:alert(1)", "Enter a web address"),
    "dropdown": ("x" * 201, "Shorten this by 1 character"),
    "radio": ("x" * 201, "Shorten this by 1 character"),
    "date": ("next week", "Enter a date"),
    "datetime": ("2026-13-45", "Enter a date and a time"),
}
MISSING = {
    "checkbox": f"Tick “{LABEL}”",
    **dict.fromkeys(("checkboxes", "dropdown", "multiselect", "radio"), f"Choose an answer to “{LABEL}”"),
}


@pytest.fixture
def client(site) -> Client:
    """A browser on our own site."""
    return Client(**BROWSER)


def ask(kind="singleline", **parts) -> InquiryQuestion:
    return InquiryQuestionFactory(field_type=kind, **{"label": LABEL, **parts})


def post(client, url=URL, **changes):
    """The page that comes back, or None when the inquiry was taken."""
    response = client.post(url, honest(**changes))
    assert response.status_code in (200, 302)
    return unescape(response.content.decode()) if response.status_code == 200 else None


def kept():
    return {answer["key"]: answer["value"] for answer in Inquiry.objects.get().answers}


def test_every_kind_of_wagtail_but_the_hidden_one_is_offered():
    assert {kind for kind, _label in KINDS} == set(GOOD)


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_answer_of_each_kind_is_kept_with_question_and_kind(client, kind):
    question = ask(kind)
    posted, value = GOOD[kind]
    assert post(client, **{question.clean_name: posted}) is None
    expected = {"key": question.clean_name, "label": LABEL, "kind": kind, "value": value}
    assert Inquiry.objects.get().answers == [expected]


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_answer_of_each_kind_names_its_question_and_stays(client, kind):
    question = ask(kind)
    posted, words = BAD[kind]
    page = post(client, **{question.clean_name: posted})
    assert page.count(f"“{LABEL}”: {words}") == 2
    assert posted in page
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("kind", GOOD)
def test_a_required_question_that_is_not_answered_is_named(client, kind):
    question = ask(kind, required=True)
    page = client.post(URL, honest()).content.decode()
    assert faults_of(page) == []
    words = MISSING.get(kind, f"Answer “{LABEL}”")
    assert unescape(page).count(words) == 2
    assert "This field is required" not in page
    assert post(client, **{question.clean_name: GOOD[kind][0]}) is None


@pytest.mark.parametrize("kind", GOOD)
def test_an_optional_question_may_be_left_open(client, kind):
    question = ask(kind)
    empty = [] if kind in ("checkboxes", "multiselect", "checkbox", "radio") else ""
    assert post(client, **{question.clean_name: empty}) is None
    assert Inquiry.objects.get().answers == []


@pytest.mark.parametrize("kind", GOOD)
def test_an_answer_stays_when_something_else_is_wrong(client, kind):
    question = ask(kind)
    page = client.post(URL, honest(email="nonsense", **{question.clean_name: GOOD[kind][0]})).content.decode()
    assert faults_of(page) == []
    again = dict.fromkeys([question.clean_name], _posted_by(page, question.clean_name))
    assert post(client, **again) is None
    assert kept() == {question.clean_name: GOOD[kind][1]}


def _posted_by(page: str, name: str) -> list[str]:
    """What a browser would post of one name: typed, ticked or selected."""
    text = re.findall(rf'<textarea[^>]* name="{name}"[^>]*>\n?(.*?)</textarea>', page, re.S)
    inputs = [tag for tag in re.findall(r"<input[^>]*>", page) if f'name="{name}"' in tag]
    told = [tag for tag in inputs if not re.search(r'type="(radio|checkbox)"', tag) or "checked" in tag]
    lists = re.findall(rf'<select name="{name}".*?</select>', page, re.S)
    chosen = [tag for each in lists for tag in re.findall(r"<option[^>]*selected[^>]*>", each)]
    values = [re.search(r'value="([^"]*)"', tag) for tag in [*told, *chosen]]
    return [unescape(each) for each in [*text, *(value[1] if value else "on" for value in values)]]


def test_questions_stand_between_message_and_consent_wherever_the_form_is(client, site):
    first, second = ask(), ask("radio", label="By which way?")
    for url in (URL, site.service.url):
        page = client.get(url).content.decode()
        assert faults_of(page) == []
        order = [page.index(f'name="{name}"') for name in ("message", first.clean_name, second.clean_name, "consent")]
        assert order == sorted(order)


def test_a_page_with_questions_can_still_be_kept_by_any_cache(client, site):
    ask()
    response = client.get(site.service.url)
    assert not response.cookies
    assert "no-store" not in response.get("Cache-Control", "")


def test_questions_cost_the_same_queries_however_many_there_are(client):
    ask()
    client.get(URL)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    for _each in range(11):
        ask("radio")
    with CaptureQueriesContext(connection) as many:
        client.get(URL)
    assert len(many) == len(few)


def test_each_language_asks_its_own(client):
    english = ask()
    hebrew = ask(form=InquiryFormTextFactory(hebrew=True), label="מה התקציב?", required=True)
    page = client.get(URL).content.decode()
    assert english.clean_name in page
    assert hebrew.clean_name not in page
    page = post(client, "/inquiry/he/")
    assert hebrew.label in page
    assert english.label not in page
    assert post(client, "/inquiry/he/", **{hebrew.clean_name: "אלף"}) is None
    assert Inquiry.objects.get().answers[0]["label"] == "מה התקציב?"


def test_a_help_text_and_a_default_are_shown(client):
    question = ask("dropdown", help_text="<b>Roughly</b>", default_value="Sea")
    page = client.get(URL).content.decode()
    assert "&lt;b&gt;Roughly&lt;/b&gt;" in page
    assert _posted_by(page, question.clean_name) == ["Sea"]


def test_a_list_opens_on_no_choice(client):
    question = ask("dropdown", required=True)
    assert _posted_by(client.get(URL).content.decode(), question.clean_name) in ([], [""])


HOSTILE = ["100% sure? %s %(x)s %", "{0} {{ 7*7 }}", '"><script>alert(1)</script>', "'=1+1", "שלום?", "x" * 200]


@pytest.mark.parametrize("label", HOSTILE)
@pytest.mark.parametrize("kind", GOOD)
def test_a_label_is_shown_as_it_is_and_breaks_nothing(client, kind, label):
    question = ask(kind, label=label, required=True)
    page = client.post(URL, honest()).content.decode()
    assert faults_of(page) == []
    assert label in unescape(page)
    assert "<script>alert" not in page
    if kind in BAD:
        page = client.post(URL, honest(**{question.clean_name: BAD[kind][0]})).content.decode()
        assert f"“{label}”" in unescape(page)


def test_a_label_that_changes_later_changes_no_answer(client):
    question = ask()
    post(client, **{question.clean_name: "50,000"})
    question.label = "And your budget is?"
    question.save()
    assert Inquiry.objects.get().answers[0]["label"] == LABEL


def test_answers_are_kept_in_the_order_of_the_form_at_that_time(client):
    first, second = ask(), ask()
    answers = {first.clean_name: "1", second.clean_name: "2"}
    post(client, **answers)
    InquiryQuestion.objects.filter(pk=second.pk).update(sort_order=-1)
    post(client, message="Another", **answers)
    values = [[answer["value"] for answer in inquiry.answers] for inquiry in Inquiry.objects.order_by("pk")]
    assert values == [["1", "2"], ["2", "1"]]


@pytest.mark.parametrize("kind", GOOD)
def test_an_answer_to_a_question_that_was_deleted_meanwhile_is_kept(client, kind):
    question = ask(kind, required=True)
    question.delete()
    assert question.clean_name not in client.get(URL).content.decode()
    assert post(client, **{question.clean_name: GOOD[kind][0]}) is None
    (answer,) = Inquiry.objects.get().answers
    assert (answer["label"], answer["kind"]) == (LABEL, kind)
    assert answer["value"] == GOOD[kind][1].replace(" 14", "T14")


@pytest.mark.parametrize("kind", GOOD)
def test_an_answer_to_a_deleted_question_survives_an_error_elsewhere(client, kind):
    question = ask(kind)
    question.delete()
    page = client.post(URL, honest(email="nonsense", **{question.clean_name: GOOD[kind][0]})).content.decode()
    assert post(client, **{question.clean_name: _posted_by(page, question.clean_name)}) is None
    assert kept()[question.clean_name].replace("T14", " 14") == GOOD[kind][1]


def test_a_form_text_that_is_deleted_takes_no_answer_with_it(client):
    question = ask()
    question.form.delete()
    post(client, **{question.clean_name: "50,000"})
    assert kept() == {question.clean_name: "50,000"}


@pytest.mark.parametrize("kind", ["checkboxes", "dropdown", "multiselect", "radio"])
def test_a_choice_that_was_removed_meanwhile_is_kept_and_stays_on_the_form(client, kind):
    question = ask(kind)
    page = client.post(URL, honest(email="nonsense", **{question.clean_name: "By rail"})).content.decode()
    assert _posted_by(page, question.clean_name) == ["By rail"]
    assert post(client, **{question.clean_name: "By rail"}) is None
    assert kept() == {question.clean_name: "By rail"}


def test_a_question_that_a_cached_page_does_not_have_brings_the_form_back_with_it(client):
    question = ask(required=True)
    page = post(client, phone="+1 202 555 0199")
    assert f"Answer “{LABEL}”" in page
    assert question.clean_name in page
    assert "+1 202 555 0199" in page


@pytest.mark.parametrize("name", ["ask_000000000000", "ask_", "ask_\x00", "ask_'; --", "answers", "ask_" + "f" * 500])
def test_an_answer_to_what_was_never_asked_is_ignored(client, name):
    ask().delete()
    assert post(client, **{name: "x"}) is None
    assert Inquiry.objects.get().answers == []


def test_all_answers_together_are_bounded_and_the_longest_is_named(client):
    short, long = ask("multiline"), ask("multiline", label="Tell us all")
    page = post(client, **{short.clean_name: "s" * 4_000, long.clean_name: "l" * 6_001})
    assert page.count("“Tell us all”: Shorten this by 1 character: all your answers can have 10000 together") == 2
    assert "l" * 6_001 in page
    assert post(client, **{short.clean_name: "s" * 4_000, long.clean_name: "l" * 6_000}) is None


def test_answers_that_nobody_could_shorten_are_cut(client):
    gone = [ask("multiline") for _each in range(3)]
    for question in gone:
        question.delete()
    assert post(client, **{question.clean_name: "x" * 6_000 for question in gone}) is None
    assert sum(map(len, kept().values())) == 10_000


def test_as_many_boxes_as_there_can_be_are_taken(client):
    names = [f"{number} {'c' * 190}" for number in range(30)]
    question = ask("checkboxes", choices="\n".join(names))
    assert post(client, **{question.clean_name: [*names, *(f"more {each}" for each in range(500))]}) is None
    assert kept()[question.clean_name].split("; ") == names


@pytest.mark.parametrize("url", [URL, "/inquiry/he/"])
@pytest.mark.parametrize("offset", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "2026-03-27T02:30"])
def test_a_moment_at_the_edge_of_time_is_no_fault(client, url, offset):
    question = ask("datetime")
    post(client, url, **{question.clean_name: offset})


def test_another_answer_makes_another_inquiry_and_the_same_one_does_not(client):
    question = ask()
    for value in ("50,000", "50,000", "60,000"):
        post(client, **{question.clean_name: value})
    assert Inquiry.objects.count() == 2


def test_a_channel_gets_the_answers_as_they_were():
    stored = {"key": "ask_1", "label": LABEL, "kind": "number", "value": "50,000"}
    lead = lead_of(InquiryFactory(answers=[stored]))
    assert list(lead.answers) == [Answer(key="ask_1", label=LABEL, value="50,000")]
    assert "50,000" not in repr(lead)
    assert list(lead_of(InquiryFactory()).answers) == []


@pytest.mark.parametrize("way", ["unavailable", "foreign"])
def test_the_pages_that_ask_for_another_press_hold_every_answer_and_ask_nothing(site, way):
    posted = {ask(kind).clean_name: value for kind, (value, _kept) in GOOD.items()}
    client = Client(**(BROWSER if way == "unavailable" else {"HTTP_SEC_FETCH_SITE": "cross-site"}))

    def gone(*_call):
        raise OperationalError("gone")

    with connection.execute_wrapper(gone):
        page = client.post(URL, honest(**posted)).content.decode()
    assert faults_of(page) == []
    assert "Your answer 1" in page
    again = {name: _posted_by(page, name) for name in posted}
    assert post(Client(**BROWSER), **again) is None
    assert list(kept().values()) == [value for _posted, value in GOOD.values()]


def test_an_answer_of_several_lines_can_be_sent_again_whole(client):
    question = ask("multiline")
    with patch("contact.views.receive", side_effect=OperationalError("gone")):
        page = client.post(URL, honest(**{question.clean_name: "one\r\n\r\ntwo"})).content.decode()
    assert re.search(rf'<textarea [^>]*name="{question.clean_name}"[^>]*>\none\r?\n\r?\ntwo</textarea>', page)


def test_a_translation_of_the_form_text_asks_the_same_questions():
    question = ask()
    translated = question.form.copy_for_translation(pages.hebrew())
    translated.save()
    (copy,) = translated.questions.all()
    assert (copy.clean_name, copy.language, question.language) == (question.clean_name, "he", "en")
