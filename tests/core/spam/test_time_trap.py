"""The signed time: fetched by a script, never in a page, and never a reason by its absence."""

from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.core import signing
from django.test import Client

from cagp_site.core.spam import BAD_TOKEN, TOO_FAST, token_reasons
from cagp_site.core.spam.time_trap import new_token

NOW = 1_800_000_000


def reasons_after(seconds: float, change=lambda token: token):
    with patch.object(signing.time, "time", return_value=NOW):
        token = change(new_token())
    with patch.object(signing.time, "time", return_value=NOW + seconds):
        return list(token_reasons(token))


@pytest.mark.parametrize(
    ("seconds", "reasons"),
    [(0, [TOO_FAST]), (2, [TOO_FAST]), (4, []), (3_600, []), (86_000, []), (90_000, [BAD_TOKEN])],
)
def test_what_was_sent_faster_than_people_type_scores(seconds, reasons):
    assert reasons_after(seconds) == reasons


@pytest.mark.parametrize("forged", ["x", "opened:1:abc", "::", "\u202e", "opened" * 40])
def test_a_forged_token_scores_little(forged):
    assert list(token_reasons(forged)) == [BAD_TOKEN]


def test_a_changed_time_is_a_forgery():
    assert reasons_after(0, change=lambda token: token.replace(":", ":A", 1)) == [BAD_TOKEN]


def test_no_token_is_no_reason():
    assert list(token_reasons("")) == []


def test_the_address_gives_a_fresh_token_that_nobody_keeps(site: SimpleNamespace, client: Client):
    response = client.get("/forms/token/")
    assert list(token_reasons(response.content.decode())) == [TOO_FAST]
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert client.post("/forms/token/").status_code == 405


def test_a_page_holds_no_token_but_loads_the_script(site: SimpleNamespace, client: Client):
    page = client.get(site.service.url).content.decode()
    assert 'name="opened"' in page
    assert "js/form_token" in page
    assert "opened:" not in page
