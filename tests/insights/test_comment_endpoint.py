"""The comments' endpoint: what a browser sends, and what it gets back."""

import re
import threading
from datetime import timedelta
from html import unescape
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from cagp_site.settings.env import RateLimit
from insights.models import Comment, InsightPage
from tests.factories import pages
from tests.factories.comments import CommentFactory, take_comments
from tests.markup import faults_of

pytestmark = pytest.mark.django_db
HONEST = {
    "name": "Dana Reader",
    "email": "dana@agency.example",
    "text": "The point about writing the requirement together matches what I saw.\nIt took us a month.",
    "consent": "on",
}
BROWSER = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def honest(**changes):
    """A valid post; a change of None leaves that field out."""
    return {name: value for name, value in {**HONEST, **changes}.items() if value is not None}


@pytest.fixture
def client() -> Client:
    """A browser on our own site that refuses to be told a CSRF token."""
    return Client(enforce_csrf_checks=True, **BROWSER)


@pytest.fixture
def url(site) -> str:
    """Where comments on the article are posted to."""
    take_comments()
    return f"/comments/en/{site.insight.pk}/"


def test_a_valid_post_waits_for_a_moderator_and_says_so(client, url):
    response = client.post(url, honest())
    assert (response.status_code, response["Location"]) == (302, f"{url}thanks/")
    comment = Comment.objects.get()
    assert (comment.state, comment.name, comment.email) == ("waiting", HONEST["name"], HONEST["email"])
    assert comment.text == HONEST["text"]
    page = client.get(response["Location"]).content.decode()
    assert "waits for an editor" in page
    assert faults_of(page) == []
    assert not any(value in page for value in ("Dana Reader", "dana@agency.example"))


def test_what_waits_is_not_shown(site, client, url):
    client.post(url, honest())
    assert "Dana Reader" not in client.get(site.insight.url).content.decode()


def test_the_consent_is_stored_as_it_was_worded(client, url):
    client.post(url, honest())
    assert Comment.objects.get().consent_text in unescape(client.get(url).content.decode())


def test_no_cookie_is_set_or_needed(client, url):
    response = client.post(url, honest())
    thanks = client.get(response["Location"])
    assert not response.cookies
    assert not thanks.cookies
    assert not client.cookies
    assert "no-store" in response["Cache-Control"]


def test_the_form_of_an_article_served_yesterday_posts_from_another_client(site, client, url):
    page = client.get(site.insight.url).content.decode()
    form = re.search(r'<form[^>]*action="(/comments/[^"]+)".*?</form>', page, re.S)
    assert form[1] == url
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', form[0]))
    assert Client(enforce_csrf_checks=True, **BROWSER).post(form[1], honest(**hidden)).status_code == 302


REQUIRED = {
    "name": "Enter your name",
    "email": "Enter an e-mail address",
    "text": "Write your comment",
    "consent": "Confirm that we may keep your details",
}
EMPTY = {"empty": "", "missing": None, "blank": "   ", "nul": "\x00"}


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        pytest.param(field, value, id=f"{field}-{kind}")
        for field in REQUIRED
        for kind, value in EMPTY.items()
        if not (field == "consent" and value)
    ],
)
def test_an_empty_field_is_named_in_summary_and_at_the_field(client, url, field, empty):
    response = client.post(url, honest(**{field: empty}))
    page = unescape(response.content.decode())
    assert response.status_code == 200
    assert page.count(REQUIRED[field]) >= 2
    assert "There is a problem" in page
    assert re.search(r"<title>\s*Error:", page)
    assert faults_of(response.content.decode()) == []
    assert not Comment.objects.exists()


def test_each_link_of_the_error_summary_leads_to_an_element(client, url):
    page = client.post(url, {}).content.decode()
    targets = re.findall(r'<li><a href="#([^"]+)"', page)
    assert len(targets) == 4
    assert all(f'id="{target}"' in page for target in targets)


def test_a_failed_form_still_holds_everything_typed(client, url):
    page = unescape(client.post(url, honest(email="nonsense")).content.decode())
    assert all(value in page for value in (HONEST["name"], HONEST["text"], "nonsense"))
    assert re.search(r'name="consent"[^>]*checked', page)


@pytest.mark.parametrize(("field", "length"), [("name", 81), ("text", 3001)])
def test_a_text_that_is_too_long_is_given_back_with_how_much_to_cut(client, url, field, length):
    value = "1" * length
    page = unescape(client.post(url, honest(**{field: value})).content.decode())
    assert "Shorten this by 1 character" in page
    assert value in page


def test_a_text_of_the_longest_length_is_taken(client, url):
    assert client.post(url, honest(name="n" * 80, text="x" * 3000)).status_code == 302


@pytest.mark.parametrize("email", ["a@b", "a b@c.example", "a@b.example\r\nBcc: all@c.example", "@", "x" * 300])
def test_what_is_no_address_is_an_error_in_words(client, url, email):
    assert client.post(url, honest(email=email)).status_code == 200
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Dana\r\nBcc: all@c.example", "Dana Bcc: all@c.example"),
        ("Da\x00na", "Da na"),
        ("Dana\u2028Reader\u2029", "Dana Reader"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("דנה קוראת", "דנה קוראת"),
    ],
    ids=["crlf", "nul", "separators", "markup", "hebrew"],
)
def test_control_characters_never_reach_storage(client, url, typed, stored):
    client.post(url, honest(name=typed))
    assert Comment.objects.get().name == stored


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "", "HTTP_ORIGIN": "https://evil.example"},
    ],
    ids=["cross-site", "same-site", "origin"],
)
def test_a_post_from_another_site_is_turned_back_with_its_words(url, headers):
    response = Client(**headers).post(url, honest())
    assert response.status_code == 403
    assert "writing the requirement together" in response.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("headers", [{}, {"HTTP_ORIGIN": "null"}, {"HTTP_ORIGIN": "http://testserver"}])
def test_a_client_that_does_not_say_where_from_is_let_in(url, headers):
    assert Client(**headers).post(url, honest()).status_code == 302
    assert Comment.objects.get().state == Comment.State.WAITING


def test_the_hidden_field_sets_aside_with_its_reason_and_never_drops(client, url):
    assert client.post(url, honest(website="http://spam.example")).status_code == 302
    comment = Comment.objects.get()
    assert (comment.state, comment.decided_at) == (Comment.State.SPAM, None)
    assert any("hidden field" in line for line in comment.spam_signs)


def test_the_rate_limit_sets_aside_and_never_drops(client, url, settings):
    settings.COMMENT_RATE_LIMIT = RateLimit(2, 3600)
    for number in range(4):
        assert client.post(url, honest(text=f"Thought {number} on joint tests")).status_code == 302
    states = Comment.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["waiting", "waiting", "spam", "spam"]


def test_pressing_twice_gives_one_comment(client, url):
    for _press in range(2):
        assert client.post(url, honest()).status_code == 302
    client.post(url, honest(name=" DANA  reader", email="Dana@Agency.example"))
    assert Comment.objects.count() == 1


def test_the_same_words_elsewhere_are_another_comment(site, client, url):
    other = pages.InsightPageFactory(parent=site.insights)
    parent = CommentFactory(article=site.insight, published=True)
    client.post(url, honest())
    client.post(url, honest(reply=str(parent.pk)))
    client.post(f"/comments/en/{other.pk}/", honest())
    assert Comment.objects.filter(name=HONEST["name"]).count() == 3


@pytest.mark.django_db(transaction=True)
def test_twenty_parallel_posts_give_one_comment(site):
    take_comments()
    address = f"/comments/en/{site.insight.pk}/"
    statuses = []

    def post():
        statuses.append(Client(**BROWSER).post(address, honest()).status_code)
        connection.close()

    threads = [threading.Thread(target=post) for _each in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [302] * 20
    assert Comment.objects.count() == 1


def test_a_database_that_fails_gives_everything_back_to_be_sent_again(client, url):
    with patch("insights.views.receive", side_effect=OperationalError("disk full")):
        response = client.post(url, honest(name='Da"na <b>'))
    page = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert 'value="Da&quot;na &lt;b&gt;"' in page
    fields = {unescape(name): unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', page)}
    fields["text"] = unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.S)[1])
    assert client.post(re.search(r'action="([^"]+)"', page)[1], fields).status_code == 302
    assert Comment.objects.get().text == HONEST["text"]


def test_with_no_query_answered_the_page_still_comes(client, url):
    def gone(*_call):
        raise OperationalError("gone")

    with connection.execute_wrapper(gone):
        response = client.post(url, honest())
    assert response.status_code == 503
    assert "writing the requirement together" in response.content.decode()


def test_a_reply_is_written_under_the_words_that_it_answers(site, client, url):
    parent = CommentFactory(article=site.insight, published=True, name="Yael <b>", text="Who owns the test data?")
    page = client.get(f"{url}?reply={parent.pk}").content.decode()
    assert faults_of(page) == []
    assert "Yael &lt;b&gt;" in page
    assert "Who owns the test data?" in page
    assert f'name="reply" value="{parent.pk}"' in page
    client.post(url, honest(reply=str(parent.pk)))
    assert Comment.objects.get(name=HONEST["name"]).parent == parent


@pytest.fixture
def unanswerable(site) -> dict[str, str]:
    """What cannot be answered, by what it is."""
    parent = CommentFactory(article=site.insight, published=True)
    other = pages.InsightPageFactory(parent=site.insights)
    made = {
        "a reply": CommentFactory(article=site.insight, published=True, parent=parent),
        "waiting": CommentFactory(article=site.insight),
        "rejected": CommentFactory(article=site.insight, rejected=True),
        "elsewhere": CommentFactory(article=other, published=True),
    }
    return {name: str(comment.pk) for name, comment in made.items()}


@pytest.mark.parametrize("what", ["a reply", "waiting", "rejected", "elsewhere"])
def test_what_cannot_be_answered_takes_no_reply_and_no_words(site, client, url, unanswerable, what):
    """The address of such a reply is not there; a post gets its words back, ready to stand by themselves."""
    assert client.get(f"{url}?reply={unanswerable[what]}").status_code == 404
    page = unescape(client.post(url, honest(reply=unanswerable[what])).content.decode())
    assert "no longer here" in page
    assert HONEST["text"] in page
    assert not re.search(r'name="reply" value="\d', page)
    assert not Comment.objects.filter(name=HONEST["name"]).exists()


@pytest.mark.parametrize("reply", ["x", "-1", "1.5", "9" * 30, "١", "' or 1=1"])
def test_a_reply_to_nonsense_is_not_there(client, url, reply):
    assert client.get(url, {"reply": reply}).status_code == 404
    assert "no longer here" in client.post(url, honest(reply=reply)).content.decode()


@pytest.mark.parametrize("mode", ["off", "closed"])
def test_a_post_to_an_article_that_takes_none_any_more_gets_its_words_back(site, client, url, mode):
    InsightPage.objects.update(comments_mode=mode)
    response = client.post(url, honest())
    page = unescape(response.content.decode())
    assert response.status_code == 200
    assert "closed" in page
    assert HONEST["text"] in page
    assert faults_of(response.content.decode()) == []
    assert not Comment.objects.exists()


@pytest.mark.parametrize(("age", "is_open"), [(10, True), (11, False)])
def test_comments_close_so_many_days_after_the_first_publication(site, client, url, age, is_open):
    take_comments(days_open=10)
    InsightPage.objects.update(published_on=timezone.localdate() - timedelta(days=age))
    client.post(url, honest())
    assert Comment.objects.exists() is is_open
    assert ("Send comment" in client.get(site.insight.url).content.decode()) is is_open


@pytest.mark.parametrize("language", ["fr", "xx", "he"])
def test_an_article_is_commented_on_in_its_own_language(site, client, url, language):
    assert client.post(f"/comments/{language}/{site.insight.pk}/", honest()).status_code == 404
    assert not Comment.objects.exists()


@pytest.mark.parametrize("path", ["", "thanks/", "all/"])
def test_what_readers_cannot_see_has_no_comments(site, client, url, path):
    """A draft, a page of another kind, a number without a page, comments that are off."""
    draft = pages.InsightPageFactory(parent=site.insights, live=False)
    for key in (draft.pk, site.service.pk, 999_999_999):
        assert client.get(f"/comments/en/{key}/{path}").status_code == 404
    assert client.get(f"{url}{path}").status_code == 200
    InsightPage.objects.update(comments_mode="off")
    assert client.get(f"{url}{path}").status_code == 404


def test_the_hebrew_endpoint_answers_from_right_to_left(site, client, url):
    site.home.copy_for_translation(pages.hebrew())
    site.insights.copy_for_translation(pages.hebrew())
    article = site.insight.copy_for_translation(pages.hebrew())
    article.save_revision().publish()
    page = client.post(f"/comments/he/{article.pk}/", {}).content.decode()
    assert '<html lang="he" dir="rtl">' in page


def test_a_comment_that_is_too_large_is_refused_in_words(client, url):
    assert client.post(url, honest(text="x" * 3_000_000)).status_code in (400, 413)
    assert not Comment.objects.exists()


def test_a_comment_is_taken_during_maintenance(client, url, settings, tmp_path):
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    settings.MAINTENANCE_FILE.touch()
    assert client.post(url, honest()).status_code == 302
