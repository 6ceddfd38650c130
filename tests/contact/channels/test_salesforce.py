"""Salesforce: against a peer with tokens that expire, a quota and leads, which answers as its documents say."""

import json
from datetime import timedelta

import pytest

from contact.channels.base import GiveUp, NotDelivered, TryAgain
from contact.channels.salesforce import LENGTHS, SalesforceChannel, SalesforceForm, fitting
from contact.channels.tables import Outcome

from .salesforce_peer import CLIENT, FIELD, SalesforcePeer, refused
from .shipments import PERSONAL, lead, shipment

CHANNEL = SalesforceChannel()
TOKEN, LEAD = "/oauth2/token", "/sobjects/Lead"


@pytest.fixture
def peer(settings):
    with SalesforcePeer() as found:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [found.place]
        yield found


def config(peer, **changes):
    initial = {name: field.initial for name, field in SalesforceForm.base_fields.items()}
    return {**initial, "url": peer.base, **changes}


def sent(peer, *, settings=None, **parts):
    parts = {"secrets": CLIENT, "seconds": 3} | parts
    return CHANNEL.deliver(shipment(config(peer, **(settings or {})), **parts))


def failed(peer, **parts):
    with pytest.raises(NotDelivered) as caught:
        sent(peer, **parts)
    assert not any(words in caught.value.detail for words in (*PERSONAL, *CLIENT.values(), "00D!"))
    assert not any("00D!" in value for value in caught.value.memory.values())
    return caught.value


def test_an_inquiry_becomes_a_lead_under_its_own_uuid(peer):
    outcome = sent(peer)
    (made,) = peer.leads
    assert made[FIELD] == str(lead().uid)
    assert (made["FirstName"], made["LastName"], made["Company"]) == ("Dana", "Levi", "Negev Optics")
    assert "Whom should we talk to?" in made["Description"]
    assert (outcome.status, outcome.memory) == (201, {})
    assert peer.seen[1].headers["sforce-duplicate-rule-header"] == "allowSave=true"
    assert FIELD not in json.loads(peer.seen[1].body)


def test_two_tries_leave_one_lead(peer):
    sent(peer)
    assert sent(peer).status == 200
    assert len(peer.leads) == 1


@pytest.mark.parametrize("part", [TOKEN, LEAD], ids=["token", "lead"])
def test_an_answer_that_was_lost_leaves_one_lead(peer, part):
    peer.lose_answer(part)
    assert isinstance(failed(peer), TryAgain)
    sent(peer)
    assert len(peer.leads) == 1


def test_a_token_that_expires_in_the_middle_is_renewed_within_the_try(peer):
    peer.fail(LEAD, 401, refused(401, "INVALID_SESSION_ID").body)
    assert sent(peer).status == 201
    assert [TOKEN in call for call in peer.calls] == [True, False, True, False]


def test_a_token_that_is_never_accepted_is_renewed_once_and_needs_a_person(peer):
    for _each in range(2):
        peer.fail(LEAD, 401, refused(401, "INVALID_SESSION_ID").body)
    outcome = failed(peer)
    assert (outcome.status, outcome.needs_attention) == (401, True)
    assert len(peer.calls) == 4


def test_the_renewal_shares_the_deadline_of_the_try(peer):
    peer.fail(LEAD, 401, refused(401, "INVALID_SESSION_ID").body)
    assert isinstance(failed(peer, seconds=0.001), TryAgain)


def test_a_quota_that_is_used_up_is_waited_for(peer):
    peer.quota = 0
    outcome = failed(peer)
    assert (outcome.status, outcome.needs_attention) == (403, False)
    peer.quota = 1
    assert sent(peer).status == 201


def test_several_leads_under_one_id_need_a_person(peer):
    sent(peer)
    peer.leads.append(dict(peer.leads[0]))
    outcome = failed(peer)
    assert (outcome.status, outcome.needs_attention) == (300, True)


def test_a_lead_that_was_converted_meanwhile_is_a_delivery(peer):
    sent(peer)
    peer.leads[0]["IsConverted"] = True
    assert "converted" in sent(peer).detail


def test_long_values_are_cut_to_what_the_fields_hold(peer):
    long = lead(
        name="x" * 120, organization="y" * 300, role="z" * 200, email="a" * 100 + "@x.example", message="m" * 40_000
    )
    sent(peer, lead=long)
    (made,) = peer.leads
    assert made["LastName"] == "x" * 79 + "…"
    assert "Email" not in made
    assert long.email in made["Description"]
    assert long.admin_url in made["Description"]


@pytest.mark.parametrize("name", LENGTHS)
def test_a_value_that_fits_is_left_alone(name):
    assert fitting(name, "v" * LENGTHS[name]) == "v" * LENGTHS[name]
    assert len(fitting(name, "v" * 40_000)) <= LENGTHS[name]


def test_empty_values_are_left_out(peer):
    sent(peer, lead=lead(phone=""))
    assert "Phone" not in peer.leads[0]


@pytest.mark.parametrize("name", CLIENT)
def test_without_a_credential_nothing_is_sent(peer, name):
    assert failed(peer, secrets={**CLIENT, name: ""}).needs_attention
    assert not peer.calls


def test_a_wrong_secret_needs_a_person(peer):
    outcome = failed(peer, secrets={**CLIENT, "client_secret": "wrong"})
    assert outcome.needs_attention
    assert "consumer key and secret" in outcome.detail


@pytest.mark.parametrize(
    "body", ["", "[]", {"access_token": ""}, {"access_token": "a b"}, {"access_token": "x\r\ny: z"}]
)
def test_an_answer_without_a_usable_token_is_tried_again(peer, body):
    peer.fail(TOKEN, 200, body)
    assert failed(peer).needs_attention


def test_the_address_that_salesforce_names_in_its_answer_is_not_dialled(peer):
    sent(peer)
    assert peer.connections == 2


AGAIN, ATTENTION, GAVE_UP = Outcome.AGAIN, Outcome.ATTENTION, Outcome.GAVE_UP
LEAD_MEANINGS = [
    (302, "", ATTENTION),
    (300, "", ATTENTION),
    (400, "INVALID_FIELD", ATTENTION),
    (400, "STRING_TOO_LONG", ATTENTION),
    (400, "REQUIRED_FIELD_MISSING", ATTENTION),
    (400, "DUPLICATES_DETECTED", ATTENTION),
    (400, "DUPLICATE_VALUE", ATTENTION),
    (400, "INVALID_EMAIL_ADDRESS", GAVE_UP),
    (400, "UNABLE_TO_LOCK_ROW", AGAIN),
    (500, "UNABLE_TO_LOCK_ROW", AGAIN),
    (400, "JSON_PARSER_ERROR", ATTENTION),
    (400, "ELSE", ATTENTION),
    (403, "REQUEST_LIMIT_EXCEEDED", AGAIN),
    (403, "INSUFFICIENT_ACCESS", ATTENTION),
    (404, "NOT_FOUND", ATTENTION),
    (405, "METHOD_NOT_ALLOWED", ATTENTION),
    (409, "CONFLICT", ATTENTION),
    (410, "GONE", ATTENTION),
    (415, "UNSUPPORTED_MEDIA_TYPE", ATTENTION),
    (420, "", ATTENTION),
    (429, "", AGAIN),
    (500, "UNKNOWN_EXCEPTION", AGAIN),
    (502, "", AGAIN),
    (503, "SERVER_UNAVAILABLE", AGAIN),
]
TOKEN_MEANINGS = [
    (400, "invalid_client", ATTENTION), (401, "invalid_client_id", ATTENTION), (400, "invalid_grant", ATTENTION),
    (400, "else", ATTENTION), (404, "", ATTENTION), (302, "", ATTENTION), (429, "", AGAIN), (500, "", AGAIN),
    (503, "", AGAIN),
]  # fmt: skip
MEANINGS = [
    *(
        (LEAD, status, [{"errorCode": code, "message": PERSONAL[0]}], meaning)
        for status, code, meaning in LEAD_MEANINGS
    ),
    *((TOKEN, status, {"error": code}, meaning) for status, code, meaning in TOKEN_MEANINGS),
]


@pytest.mark.parametrize(("part", "status", "body", "meaning"), MEANINGS)
def test_every_answer_means_what_the_table_says(peer, part, status, body, meaning):
    peer.fail(part, status, body)
    outcome = failed(peer)
    assert isinstance(outcome, GiveUp if meaning is GAVE_UP else TryAgain)
    assert getattr(outcome, "needs_attention", False) == (meaning is ATTENTION)
    assert outcome.status == status
    assert not peer.leads


def test_the_wait_that_salesforce_asks_for_is_kept(peer):
    peer.fail(LEAD, 503, Retry_After="90")
    assert failed(peer).after == timedelta(seconds=90)


def test_the_preview_is_what_is_sent_with_the_secrets_masked(peer):
    masked = dict.fromkeys(CLIENT, "********")
    token, upsert = CHANNEL.preview(shipment(config(peer), secrets=masked))
    sent(peer)
    assert [f"{each.method} {each.url.removeprefix(peer.base)}" for each in (token, upsert)] == peer.calls
    assert "client_secret=%2A%2A" in token.body
    assert upsert.headers["Authorization"] == "Bearer <token>"
    assert json.loads(upsert.body) == json.loads(peer.seen[1].body)


@pytest.mark.parametrize(
    ("name", "value"),
    [("url", "http://x.example"), ("url", ""), ("external_id", "Id"), ("external_id", "a/b__c"), ("api_version", "66")],
)
def test_a_setting_that_cannot_be_used_is_refused_in_the_form(peer, name, value):
    assert SalesforceForm(config(peer)).is_valid()
    assert name in SalesforceForm(config(peer, **{name: value})).errors


def test_an_address_that_the_settings_do_not_allow_any_more_is_named(peer, settings):
    assert not CHANNEL.problems(config(peer))
    settings.CONTACT_ALLOWED_PRIVATE_HOSTS = []
    assert CHANNEL.problems(config(peer))
