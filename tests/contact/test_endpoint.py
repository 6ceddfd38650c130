"""The endpoint: what a browser sends, and what it gets back."""

import re
from html import unescape
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.test import Client

from cagp_site.settings.env import RateLimit
from contact.models import Delivery, Inquiry

from .posts import BROWSER, HONEST, honest

pytestmark = pytest.mark.django_db
URL = "/inquiry/en/"


@pytest.fixture
def client() -> Client:
    """A browser on our own site that refuses to be told a CSRF token."""
    return Client(enforce_csrf_checks=True, **BROWSER)


def reference_on(page: str) -> str:
    return re.search(r"CA-\w{3}-\w{3}", page)[0]


def test_a_valid_post_leads_to_a_page_with_the_reference(site, client):
    response = client.post(URL, honest())
    assert response.status_code == 302
    thanks = client.get(response["Location"])
    assert Inquiry.objects.get().reference == reference_on(thanks.content.decode())


def test_everything_typed_is_stored(site, client):
    client.post(URL, honest())
    inquiry = Inquiry.objects.get()
    typed = {name: value for name, value in HONEST.items() if name not in ("consent", "subject")}
    assert {name: getattr(inquiry, name) for name in typed} == typed
    assert inquiry.subject == "Something else"
    assert inquiry.language == "en"


def test_the_consent_is_stored_as_it_was_worded(site, client):
    client.post(URL, honest())
    assert Inquiry.objects.get().consent_text in unescape(client.get(URL).content.decode())


def test_no_cookie_is_set_or_needed(site, client):
    response = client.post(URL, honest())
    thanks = client.get(response["Location"])
    assert not response.cookies
    assert not thanks.cookies
    assert not client.cookies


def test_a_page_served_yesterday_posts_from_another_client(site, client):
    """The fields of one client's page, sent by another one without a cookie, are an inquiry."""
    page = client.get(site.service.url).content.decode()
    form = re.search(r'<form[^>]*action="(/inquiry/[^"]+)".*?</form>', page, re.S)
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', form[0]))
    other = Client(enforce_csrf_checks=True, **BROWSER)
    response = other.post(form[1], honest(**hidden))
    assert response.status_code == 302
    assert Inquiry.objects.get().source_title == site.service.title


REQUIRED = {
    "name": "Enter your name",
    "email": "Enter an e-mail address",
    "organization": "Enter the organization",
    "role": "Enter your role",
    "country": "Choose a country",
    "subject": "Choose what you are writing about",
    "message": "Tell us what you are trying to achieve",
    "consent": "Confirm that we may keep your details",
}
EMPTY = {"empty": "", "missing": None, "blank": "   ", "nul": "\x00"}


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        pytest.param(field, value, id=f"{field}-{kind}")
        for field in REQUIRED
        for kind, value in EMPTY.items()
        if not (field == "consent" and value)  # any value of a ticked box is a tick
    ],
)
def test_an_empty_field_is_named_in_summary_and_at_the_field(site, client, field, empty):
    words = REQUIRED[field]
    response = client.post(URL, honest(**{field: empty}))
    page = unescape(response.content.decode())
    assert response.status_code == 200
    assert page.count(words) >= 2
    assert "There is a problem" in page
    assert "<title>Error:" in " ".join(page.split()).replace("<title> ", "<title>")
    assert Inquiry.objects.count() == 0


def test_every_field_empty_names_every_required_field(site, client):
    page = client.post(URL, {}).content.decode()
    summary = re.search(r'class="summary__list">(.*?)</ul>', page, re.S)[1]
    assert summary.count("<li>") == 8


def test_each_link_of_the_error_summary_leads_to_an_element(site, client):
    page = client.post(URL, {}).content.decode()
    for target in re.findall(r'<li><a href="#([^"]+)"', page):
        assert f'id="{target}"' in page


def test_a_failed_field_points_at_its_error(site, client):
    page = client.post(URL, honest(email="nonsense")).content.decode()
    field = re.search(r'<input[^>]*name="email"[^>]*>', page)[0]
    assert 'aria-invalid="true"' in field
    described = re.search(r'aria-describedby="([^"]+)"', field)[1]
    assert all(f'id="{name}"' in page for name in described.split())


def test_a_failed_form_still_holds_everything_typed(site, client):
    page = unescape(client.post(URL, honest(email="nonsense", utm_source="letter")).content.decode())
    kept = [HONEST[name] for name in ("name", "organization", "role", "phone", "message")]
    for value in (*kept, "nonsense", "letter"):
        assert value in page
    assert re.search(r'<option value="US"[^>]*selected', page)
    assert re.search(r'value="else"[^>]*checked', page)
    assert re.search(r'name="consent"[^>]*checked', page)


@pytest.mark.parametrize(
    ("field", "length"),
    [("name", 121), ("organization", 161), ("role", 121), ("message", 10_001), ("phone", 41)],
)
def test_a_text_that_is_too_long_is_given_back_with_how_much_to_cut(site, client, field, length):
    value = "1" * length
    page = unescape(client.post(URL, honest(**{field: value})).content.decode())
    assert "Shorten this by 1 character" in page
    assert value in page


def test_a_text_of_the_longest_length_is_taken(site, client):
    assert client.post(URL, honest(message="x" * 10_000, name="n" * 120)).status_code == 302


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "a@b"),
        ("email", "a b@c.example"),
        ("email", "a@b.example\r\nBcc: all@c.example"),
        ("country", "XX"),
        ("country", "United States"),
        ("phone", "call me"),
        ("phone", "<script>"),
    ],
)
def test_a_value_of_the_wrong_kind_is_an_error_in_words(site, client, field, value):
    response = client.post(URL, honest(**{field: value}))
    assert response.status_code == 200
    assert Inquiry.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Dana\r\nBcc: all@c.example", "Dana Bcc: all@c.example"),
        ("Dana\x0bBcc: v", "Dana Bcc: v"),
        ("Da\x00na", "Da na"),
        ("Dana\u2028Reader\u2029", "Dana Reader"),
        ("  Dana \t Reader ", "Dana Reader"),
        ("דנה קוראת", "דנה קוראת"),
        ("𝔇𝔞𝔫𝔞 👩🏽‍✈️", "𝔇𝔞𝔫𝔞 👩🏽‍✈️"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
    ids=["crlf", "vertical-tab", "nul", "separators", "spaces", "hebrew", "astral", "markup"],
)
def test_control_characters_never_reach_storage(site, client, typed, stored):
    client.post(URL, honest(name=typed))
    assert Inquiry.objects.get().name == stored


def test_line_ends_in_the_message_are_kept(site, client):
    client.post(URL, honest(message="one\r\n\r\ntwo\x07"))
    assert Inquiry.objects.get().message == "one\n\ntwo"


@pytest.mark.parametrize("page_id", ["999999", "-1", "x", "9" * 40, "١", "1.5", ""])
def test_a_page_that_does_not_exist_is_ignored(site, client, page_id):
    assert client.post(URL, honest(page=page_id)).status_code == 302
    assert Inquiry.objects.get().source_page is None


@pytest.mark.parametrize("subject", ["gone", "00000000-0000-0000-0000-000000000000", "9" * 500, "' or 1=1"])
def test_a_service_that_does_not_exist_is_ignored(site, client, subject):
    """A page served before the service was deleted still posts its key."""
    response = client.post(URL, honest(subject=subject))
    if len(subject) <= 80:
        assert response.status_code == 302
        assert Inquiry.objects.get().subject == ""
    else:
        assert response.status_code == 200


def test_the_inquiry_outlives_page_and_service(site, client):
    service = site.service
    client.post(URL, honest(subject=str(service.translation_key), page=str(service.pk)))
    title = service.title
    service.delete()
    inquiry = Inquiry.objects.get()
    assert (inquiry.subject, inquiry.source_title, inquiry.source_page) == (title, title, None)


def test_attribution_is_stored_and_cut(site, client):
    client.post(URL, honest(utm_source="letter", utm_campaign="c" * 900, referrer="https://x.example/\x00"))
    kept = Inquiry.objects.get().attribution
    assert kept["utm_source"] == "letter"
    assert len(kept["utm_campaign"]) == 500
    assert kept["referrer"] == "https://x.example/"


@pytest.mark.parametrize("header", ["HTTP_SEC_GPC", "HTTP_DNT"])
def test_attribution_is_not_stored_for_who_asks_not_to_be_tracked(site, client, header):
    client.post(URL, honest(utm_source="letter"), **{header: "1", "HTTP_REFERER": "https://x.example/"})
    inquiry = Inquiry.objects.get()
    assert (inquiry.attribution, inquiry.source_url) == ({}, "")


def test_without_a_script_the_referring_address_stands_in_for_the_page(site, client):
    client.post(URL, honest(), HTTP_REFERER="http://testserver/old-page/")
    assert Inquiry.objects.get().source_url == "http://testserver/old-page/"


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "", "HTTP_ORIGIN": "https://evil.example"},
    ],
    ids=["cross-site", "same-site", "origin"],
)
def test_a_post_from_another_site_is_turned_back_with_its_words(site, headers):
    response = Client(**headers).post(URL, honest())
    assert response.status_code == 403
    assert "We look for a partner" in response.content.decode()
    assert Inquiry.objects.count() == 0


@pytest.mark.parametrize("headers", [{}, {"HTTP_ORIGIN": "null"}, {"HTTP_ORIGIN": "http://testserver"}])
def test_a_client_that_does_not_say_where_from_is_let_in(site, headers):
    assert Client(**headers).post(URL, honest()).status_code == 302
    assert Inquiry.objects.get().status == Inquiry.Status.NEW


def test_the_hidden_field_quarantines_and_never_drops(site, client):
    response = client.post(URL, honest(website="http://spam.example"))
    assert response.status_code == 302
    assert Inquiry.objects.get().status == Inquiry.Status.QUARANTINED
    assert not Delivery.objects.waiting().exists()


def test_the_rate_limit_quarantines_and_never_drops(site, client, settings):
    settings.CONTACT_RATE_LIMIT = RateLimit(2, 3600)
    for number in range(4):
        assert client.post(URL, honest(message=f"Question {number}")).status_code == 302
    statuses = Inquiry.objects.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == ["new", "new", "quarantined", "quarantined"]


def test_pressing_twice_gives_one_inquiry_and_the_same_reference(site, client):
    pages = [client.get(client.post(URL, honest())["Location"]).content.decode() for _press in range(2)]
    assert Inquiry.objects.count() == 1
    assert reference_on(pages[0]) == reference_on(pages[1])


def test_spaces_and_capitals_make_no_second_inquiry(site, client):
    client.post(URL, honest())
    client.post(URL, honest(name=" DANA  reader", email="Dana@Agency.example"))
    assert Inquiry.objects.count() == 1


@pytest.mark.parametrize("error", [OperationalError("disk full"), OperationalError("no such host")])
def test_a_database_that_fails_gives_everything_back(site, client, error):
    with patch("contact.views.receive", side_effect=error):
        response = client.post(URL, honest(name='Da"na <b>'))
    page = response.content.decode()
    assert response.status_code == 503
    assert 'value="Da&quot;na &lt;b&gt;"' in page
    assert "We look for a partner to test a sensor with.\nWhere do we start?" in page
    assert 'name="country" value="US"' in page
    assert "CA-" not in page


def test_with_no_query_answered_the_page_still_comes(site, client):
    """From the first query on, the form's own included, the database is gone."""

    def gone(*_call):
        raise OperationalError("gone")

    with connection.execute_wrapper(gone):
        response = client.post(URL, honest())
    assert response.status_code == 503
    assert "We look for a partner" in response.content.decode()


def test_the_unavailable_page_can_be_sent_again(site, client):
    with patch("contact.views.receive", side_effect=OperationalError("gone")):
        page = client.post(URL, honest()).content.decode()
    fields = {unescape(name): unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', page)}
    fields["message"] = unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.S)[1])
    assert client.post(URL, fields).status_code == 302
    assert Inquiry.objects.get().message == HONEST["message"]


def test_a_thank_you_address_that_we_did_not_make_is_not_found(site, client):
    assert client.get("/inquiry/en/thanks/CA-AAA-AAA:forged/").status_code == 404


@pytest.mark.parametrize("language", ["fr", "xx"])
def test_a_language_that_the_site_does_not_have_is_not_found(site, client, language):
    assert client.post(f"/inquiry/{language}/", honest()).status_code == 404


def test_the_hebrew_endpoint_answers_from_right_to_left(site, client):
    page = client.post("/inquiry/he/", {}).content.decode()
    assert '<html lang="he" dir="rtl">' in page


def test_opening_the_endpoint_itself_shows_the_form(site, client):
    assert 'name="message"' in client.get(URL).content.decode()


def test_the_answers_are_never_cached(site, client):
    assert "no-store" in client.post(URL, honest())["Cache-Control"]


def test_a_post_that_is_too_large_is_refused_in_words(site, client):
    response = client.post(URL, honest(message="x" * 3_000_000))
    assert response.status_code in (400, 413)
    assert Inquiry.objects.count() == 0
