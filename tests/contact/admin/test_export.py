"""The inquiries as CSV: no formula lives, no column vanishes, and its memory and queries do not grow."""

import csv
import io
import tracemalloc
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.users.models import UserProfile

from contact.models import Inquiry
from contact.viewsets.csv_stream import safe
from tests.factories import pages
from tests.factories.contact import InquiryFactory, InquiryFormTextFactory, InquiryQuestionFactory


@pytest.fixture
def client(as_):
    """Somebody of sales."""
    return as_("sales")


def exported(client, **query):
    """Heading to cell, for each row."""
    response = client.get(reverse("inquiries:export"), query)
    text = response.getvalue().decode()
    assert response.status_code == 200
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def answer(question, value):
    return {"key": question.clean_name, "label": question.label, "kind": question.field_type, "value": value}


def test_a_row_has_everything_that_was_said(client):
    inquiry = InquiryFactory(
        received_at=datetime(2026, 3, 5, 12, tzinfo=UTC), phone="", message="one\ntwo", name="דנה, “D”",
        attribution={"utm_source": "letter", "utm_term": "x"}, source_title="Contact", source_url="http://x.example/",
    )  # fmt: skip
    (row,) = exported(client)
    assert row == {
        "Reference": inquiry.reference, "Received (UTC)": "2026-03-05 12:00:00", "Status": "New", "Language": "English",
        "Name": "דנה, “D”", "Work e-mail": inquiry.email, "Organization": "Prospect Ltd", "Role": "Program manager",
        "Country": "United States of America", "Telephone": "", "About": "Export and market entry",
        "Message": "one\ntwo", "Consent": inquiry.consent_text, "Sent from": "Contact",
        "Address of that page": "http://x.example/", "Attribution": "utm_source=letter; utm_term=x",
    }  # fmt: skip


def test_it_is_a_download_that_no_cache_keeps(client):
    response = client.get(reverse("inquiries:export"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="inquiries-')
    assert "no-store" in response["Cache-Control"]
    assert response.streaming


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1+1", "＝1", '=cmd|"/C calc"!A0', "=1\n=2"]


@pytest.mark.parametrize("text", FORMULAS, ids=repr)
def test_no_cell_begins_as_a_formula(client, text):
    question = InquiryQuestionFactory(label=text)
    typed = ("name", "organization", "role", "phone", "subject", "message", "consent_text", "source_title")
    InquiryFactory(**dict.fromkeys(typed, text), attribution={text: text}, answers=[answer(question, text)])
    (row,) = exported(client)
    cells = [*row, *row.values()]
    assert [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@＝＋－＠") and cell.strip()] == []
    assert f"'{text}" in cells


@pytest.mark.parametrize("text", ["", "a=b", "1-2", "שלום", "'", "me@x.example", '"quoted"', "a;b,c"])
def test_other_cells_are_as_they_were(text):
    assert safe(text) == text


def test_a_question_keeps_its_column_whatever_becomes_of_it(client):
    """Renamed, deleted, moved, its whole form deleted: the heading is the last label, the cells stay."""
    renamed, deleted, orphan = InquiryQuestionFactory.create_batch(3)
    hebrew = InquiryQuestionFactory(form=InquiryFormTextFactory(hebrew=True), label="תקציב?")
    questions = [renamed, deleted, orphan, hebrew]
    InquiryFactory(answers=[answer(each, f"to {number}") for number, each in enumerate(questions)])
    InquiryFactory()
    renamed.label, renamed.sort_order = "Renamed?", 99
    renamed.save()
    deleted.delete()
    orphan.form.delete()
    fresh = InquiryQuestionFactory(label="Asked last?")
    without, with_answers = exported(client)
    headings = ["Renamed? (en)", f"{deleted.label} (en)", f"{orphan.label} (en)", "תקציב? (he)"]
    assert [with_answers[heading] for heading in headings] == ["to 0", "to 1", "to 2", "to 3"]
    assert [without[heading] for heading in headings] == ["", "", "", ""]
    assert list(without)[-5:] == [*headings, f"{fresh.label} (en)"]


def test_a_question_and_its_translation_share_a_column(client):
    question = InquiryQuestionFactory(label="Budget?")
    translated = question.form.copy_for_translation(pages.hebrew())
    translated.save()
    translated.questions.update(label="תקציב?")
    InquiryFactory(answers=[answer(question, "50,000")])
    assert exported(client)[0]["Budget? (en) / תקציב? (he)"] == "50,000"


def test_it_holds_what_the_list_shows_on_all_its_pages(client):
    meant = InquiryFactory.create_batch(60, status="quarantined", organization="Acme")
    InquiryFactory(status="quarantined")
    InquiryFactory(organization="Acme")
    query = {"status": "quarantined", "q": "acme", "ordering": "received_at", "p": "2"}
    references = [row["Reference"] for row in exported(client, **query)]
    assert sorted(references) == sorted(each.reference for each in meant)


@pytest.mark.parametrize("query", [{}, {"status": "quarantined", "q": "a b"}])
def test_the_list_links_to_its_export_with_its_filters(client, query):
    InquiryFactory()
    for name in ("index", "index_results"):
        response = client.get(reverse(f"inquiries:{name}"), {**query, "_w_filter_fragment": "true"})
        if name == "index":
            assert reverse("inquiries:export") in response.content.decode()
        (button,) = response.context["view"].header_more_buttons
        assert button.url.startswith(reverse("inquiries:export"))
        for part in ("status=quarantined", "q=a+b") if query else ():
            assert part in button.url


def test_the_audit_log_says_who_took_how_many_and_no_name(client):
    InquiryFactory.create_batch(3, name="Very Private")
    exported(client, q="private")
    entry = registry.get_logs_for_instance(User.objects.get(username="sales")).get(action="contact.export")
    assert (entry.user.username, entry.data, entry.message) == ("sales", {"rows": 3}, "Exported 3 inquiries")


def test_an_export_that_breaks_off_is_in_the_log_too(client):
    client.get(reverse("inquiries:export"))  # and nobody reads it
    user = User.objects.get(username="sales")
    assert registry.get_logs_for_instance(user).get(action="contact.export").message == "Exported 0 inquiries"


def bulk(count):
    model = InquiryFactory.build
    Inquiry.objects.bulk_create([model(message="x" * 2_000, reference=f"CA-{number:08}") for number in range(count)])


def test_queries_do_not_grow_with_rows(client):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            exported(client)
        return len(counted)

    bulk(2)
    few = queries()
    Inquiry.objects.all().delete()
    bulk(1_200)
    assert queries() == few


def test_memory_does_not_grow_with_rows(client):
    """3,000 inquiries are 6 MB of messages; no more than a few chunks of them are held at once."""
    bulk(3_000)
    tracemalloc.start()
    try:
        response = client.get(reverse("inquiries:export"))
        size = sum(len(line) for line in response.streaming_content)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 6_000_000
    assert peak < 5_000_000


def test_hebrew_words_of_the_file_are_in_the_language_of_the_admin(client):
    """The file is written after the view: its words must not fall back to the site's language by then."""
    user = User.objects.get(username="sales")
    InquiryFactory()
    english = list(exported(client)[0].values())
    UserProfile.objects.create(user=user, preferred_language="he")
    assert list(exported(client)[0].values()) != english
