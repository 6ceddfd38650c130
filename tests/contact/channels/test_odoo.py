"""Odoo: against a peer that keeps leads and answers as its documents say."""

import json
from datetime import timedelta

import pytest

from contact.channels.base import NotDelivered, TryAgain
from contact.channels.odoo import OdooChannel, OdooForm

from .odoo_peer import KEY, KEY_FIELD, OdooPeer, failed
from .shipments import PERSONAL, lead, shipment

CHANNEL = OdooChannel()
SEARCH, CREATE = "/crm.lead/search", "/crm.lead/create"


@pytest.fixture
def peer(settings):
    with OdooPeer() as found:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [found.place]
        yield found


def config(peer, **changes):
    initial = {name: field.initial or "" for name, field in OdooForm.base_fields.items()}
    return {**initial, "url": peer.base, **changes}


def sent(peer, *, settings=None, memory=None, **parts):
    parts = {"secrets": {"api_key": KEY}, "seconds": 3} | parts
    return CHANNEL.deliver(shipment(config(peer, **(settings or {})), memory=memory or {}, **parts))


def refused(peer, **parts):
    with pytest.raises(NotDelivered) as caught:
        sent(peer, **parts)
    assert not any(words in caught.value.detail for words in (*PERSONAL, KEY))
    return caught.value


def test_a_first_try_makes_a_lead_with_one_request(peer):
    outcome = sent(peer, is_first=True)
    (made,) = peer.leads
    assert made[KEY_FIELD] == str(lead().uid)
    assert (made["contact_name"], made["partner_name"], made["email_from"]) == (
        "Dana Levi",
        "Negev Optics",
        "dana@prospect.example",
    )
    assert (len(peer.calls), outcome.memory) == (1, {"lead": str(made["id"])})


def test_what_was_typed_is_no_markup_in_the_description(peer):
    sent(peer, lead=lead(message="<b>x</b>\ny"))
    assert "&lt;b&gt;x&lt;/b&gt;<br>y" in peer.leads[0]["description"]


@pytest.mark.parametrize("remembers", [True, False], ids=["with its memory", "after its memory was lost"])
def test_two_tries_leave_one_lead(peer, remembers):
    memory = sent(peer).memory
    assert sent(peer, memory=memory if remembers else None).memory == memory
    assert len(peer.leads) == 1


def test_an_answer_that_was_lost_leaves_one_lead(peer):
    peer.lose_answer(CREATE)
    outcome = refused(peer, is_first=True)
    assert isinstance(outcome, TryAgain)
    sent(peer, memory=outcome.memory)
    assert len(peer.leads) == 1


def test_a_lead_that_was_marked_as_lost_meanwhile_is_found(peer):
    sent(peer)
    peer.leads[0]["active"] = False
    sent(peer)
    assert len(peer.leads) == 1


def test_a_lead_whose_answer_cannot_be_read_is_not_made_again(peer):
    peer.fail(CREATE, 200, "not JSON")
    memory = sent(peer, is_first=True).memory
    sent(peer, memory=memory)
    assert (memory, peer.leads) == ({"lead": "made"}, [])


def test_the_database_is_named_where_one_address_serves_several(peer):
    sent(peer, settings={"database": "firm-2"})
    sent(peer)
    assert peer.seen[0].headers["x-odoo-database"] == "firm-2"
    assert "x-odoo-database" not in peer.seen[-1].headers


def test_without_a_key_nothing_is_sent(peer):
    assert refused(peer, secrets={}).needs_attention
    assert not peer.calls


def test_a_key_that_ran_out_needs_a_person_who_makes_another(peer):
    outcome = refused(peer, secrets={"api_key": "old"})
    assert outcome.needs_attention
    assert "three months" in outcome.detail


@pytest.mark.parametrize("is_first", [True, False])
def test_a_field_that_odoo_does_not_have_needs_a_person(peer, is_first):
    assert refused(peer, settings={"key_field": "x_other"}, is_first=is_first).needs_attention


@pytest.mark.parametrize("part", [SEARCH, CREATE], ids=["search", "create"])
@pytest.mark.parametrize(
    ("status", "name", "attention"),
    [
        (302, "", True),
        (400, "werkzeug.exceptions.BadRequest", True),
        (401, "werkzeug.exceptions.Unauthorized", True),
        (403, "odoo.exceptions.AccessError", True),
        (404, "werkzeug.exceptions.NotFound", True),
        (404, "odoo.exceptions.MissingError", True),
        (409, "odoo.exceptions.LockError", False),
        (415, "werkzeug.exceptions.UnsupportedMediaType", True),
        (422, "odoo.exceptions.UserError", True),
        (422, "odoo.exceptions.ValidationError", True),
        (429, "", False),
        (500, "builtins.ValueError", True),
        (500, "builtins.KeyError", True),
        (500, "odoo.exceptions.ConcurrencyError", False),
        (500, "psycopg2.errors.SerializationFailure", False),
        (502, "", False),
        (503, "", False),
    ],
)
def test_every_answer_is_tried_again_and_says_when_a_person_is_needed(peer, part, status, name, attention):
    peer.fail(part, status, failed(status, name).body)
    outcome = refused(peer)
    assert (outcome.status, outcome.needs_attention) == (status, attention)
    assert not peer.leads


def test_the_wait_that_odoo_asks_for_is_kept(peer):
    peer.fail(SEARCH, 429, Retry_After="60")
    assert refused(peer).after == timedelta(seconds=60)


def test_the_preview_is_what_is_sent(peer):
    shown = CHANNEL.preview(shipment(config(peer), secrets={"api_key": "********"}))
    sent(peer)
    assert [f"{each.method} {each.url.removeprefix(peer.base)}" for each in shown] == peer.calls
    assert [json.loads(each.body) for each in shown] == [json.loads(each.body) for each in peer.seen]
    assert shown[0].headers["Authorization"] == "bearer ********"


@pytest.mark.parametrize(
    ("name", "value"),
    [("url", "http://x.example"), ("key_field", "name"), ("database", "a b"), ("database", "a\r\nb: c")],
)
def test_a_setting_that_cannot_be_used_is_refused_in_the_form(peer, name, value):
    assert OdooForm(config(peer)).is_valid()
    assert name in OdooForm(config(peer, **{name: value})).errors


def test_an_address_that_the_settings_do_not_allow_any_more_is_named(peer, settings):
    assert not CHANNEL.problems(config(peer))
    settings.CONTACT_ALLOWED_PRIVATE_HOSTS = []
    assert CHANNEL.problems(config(peer))
