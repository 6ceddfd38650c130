"""Pipedrive: against a peer in which nothing is unique, whose search lags, and which fails as its documents say."""

import json
from datetime import timedelta

import pytest

from contact.channels import tables
from contact.channels.base import Answer, NotDelivered, TryAgain
from contact.channels.pipedrive import MAX_TITLE, PipedriveChannel, PipedriveForm

from .crm_peer import Fault, Said
from .pipedrive_peer import DEAL_FIELD, PERSON_FIELD, TOKEN, PipedrivePeer, error, taken
from .shipments import PERSONAL, lead, shipment

CHANNEL = PipedriveChannel()
SEARCH, PERSON = "GET /api/v2/persons/search", "POST /api/v2/persons"
LEAD, NOTE = "POST /api/v1/leads", "POST /api/v1/notes"
MAKING = pytest.mark.parametrize("part", [PERSON, LEAD, NOTE], ids=["person", "lead", "note"])


@pytest.fixture
def peer(settings):
    with PipedrivePeer() as found:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [found.place]
        yield found


def config(peer, **parts):
    return {"url": peer.base, "mapping": PipedriveForm.base_fields["mapping"].initial} | parts


def sent(peer, memory=None, **parts):
    """One try; the shipment is that of a repeat unless `is_first` says so."""
    parts = {"secrets": {"api_token": TOKEN}, "seconds": 3} | parts
    return CHANNEL.deliver(shipment(config(peer, **parts.pop("config", {})), memory=memory or {}, **parts))


def failed(peer, memory=None, **parts):
    with pytest.raises(NotDelivered) as caught:
        sent(peer, memory, **parts)
    assert isinstance(caught.value, TryAgain)
    assert not any(words in caught.value.detail for words in (*PERSONAL, TOKEN))
    return caught.value


def counts(peer):
    return len(peer.persons), len(peer.leads), len(peer.notes)


def test_a_first_try_makes_a_person_a_lead_and_a_note_with_four_requests(peer):
    outcome = sent(peer, is_first=True)
    assert peer.persons == {
        1: {
            "name": "Dana Levi",
            "emails": [{"value": "dana@prospect.example", "primary": True, "label": "work"}],
            "phones": [{"value": "+972-8-555-0100", "primary": True, "label": "work"}],
        }
    }
    ((key, kept),) = peer.leads.items()
    assert kept == {"title": "CAGP-7K3M Negev Optics: Technology scouting", "person_id": 1}
    assert peer.notes[1]["lead_id"] == key
    assert outcome.memory == {"person": "1", "lead": key, "note": "1"}
    assert peer.calls == [SEARCH, PERSON, LEAD, NOTE]


def test_the_note_holds_everything_that_was_said_and_no_markup_of_a_strangers(peer):
    sent(
        peer,
        lead=lead(message='<b>x</b> & "y"' * 900, answers=[Answer(key="budget", label="Your budget", value="a lot")]),
    )
    content = peer.notes[1]["content"]
    assert content.count("&lt;b&gt;x&lt;/b&gt; &amp; &quot;y&quot;") == 900
    assert "Your budget: a lot" in content


def test_a_test_says_so_in_the_title_and_a_title_is_never_too_long(peer):
    sent(peer, is_test=True)
    sent(peer, lead=lead(reference="CAGP-2ND", organization="o" * 500))
    first, second = (one["title"] for one in peer.leads.values())
    assert first.startswith("[Test] CAGP-7K3M ")
    assert len(second) == MAX_TITLE


def test_fields_of_the_accounts_own_go_to_the_person_and_to_the_lead(peer):
    rows = [["name", "name"], ["emails", "email"], [PERSON_FIELD, "role"], [f"lead.{DEAL_FIELD}", "country_name"]]
    sent(peer, config={"mapping": rows})
    assert peer.persons[1]["custom_fields"] == {PERSON_FIELD: "Head of programs"}
    assert next(iter(peer.leads.values()))[DEAL_FIELD] == "Israel"


def test_what_the_lead_lacks_is_left_out(peer):
    sent(peer, lead=lead(phone=""))
    assert "phones" not in peer.persons[1]


def test_an_address_with_a_plus_is_found_again(peer):
    for reference in ("CAGP-1ST", "CAGP-2ND"):
        sent(peer, lead=lead(email="Dana+cagp@prospect.example", reference=reference))
    assert counts(peer) == (1, 2, 2)


def test_a_person_who_is_there_is_used_as_it_is_and_the_oldest_of_two(peer):
    for key in (7, 4):
        peer.persons[key] = {"name": "D. Levi", "emails": [{"value": "DANA@prospect.example"}]}
    peer.persons[2] = {"name": "Other", "emails": [{"value": "other@prospect.example"}]}
    sent(peer, is_first=True)
    assert peer.persons[4]["name"] == "D. Levi"
    assert [one["person_id"] for one in peer.leads.values()] == [4]


@pytest.mark.parametrize("remembers", [True, False], ids=["with its memory", "after its memory was lost"])
def test_two_tries_with_one_key_leave_one_of_each(peer, remembers):
    first = sent(peer, is_first=True)
    again = sent(peer, first.memory if remembers else None)
    assert counts(peer) == (1, 1, 1)
    assert again.memory == first.memory


@MAKING
@pytest.mark.parametrize("lags", [False, True], ids=["search sees it", "search lags"])
def test_an_answer_that_was_lost_leaves_one_of_each(peer, part, lags):
    peer.search_lags = lags
    peer.lose_answer(part)
    outcome = failed(peer, is_first=True)
    sent(peer, outcome.memory)
    assert counts(peer) == (1, 1, 1)


@MAKING
def test_a_process_that_was_killed_before_it_could_remember_leaves_one_of_each(peer, part):
    peer.search_lags = True
    peer.lose_answer(part)
    failed(peer, is_first=True)
    sent(peer, {})
    assert counts(peer) == (1, 1, 1)


@MAKING
def test_an_answer_that_is_slower_than_the_deadline_leaves_one_of_each(peer, part):
    peer.slow = part
    outcome = failed(peer, is_first=True, seconds=0.7)
    peer.slow = ""
    sent(peer, outcome.memory)
    assert counts(peer) == (1, 1, 1)


@MAKING
def test_an_answer_that_cannot_be_read_leaves_one_of_each(peer, part):
    peer.faults.append(Fault(part, Said(201, "<html>"), does_its_work=True))
    outcome = failed(peer, is_first=True)
    sent(peer, outcome.memory)
    assert counts(peer) == (1, 1, 1)


@MAKING
def test_a_try_that_broke_off_goes_on_where_it_stopped(peer, part):
    peer.fail(part, 503, error("Scheduled maintenance"))
    outcome = failed(peer, is_first=True)
    before = len(peer.calls)
    sent(peer, outcome.memory)
    assert counts(peer) == (1, 1, 1)
    assert peer.calls[before:].count(SEARCH) == (part is PERSON)


def test_a_list_that_cannot_be_read_makes_nothing(peer):
    for part in (SEARCH, "GET /api/v1/leads", "GET /api/v1/notes"):
        peer.fail(part, 200, "<html>")
        assert "cannot be read" in failed(peer).detail
    assert counts(peer) == (1, 1, 0)


def test_a_list_that_is_longer_than_what_is_read_does_not_stop_a_delivery(peer):
    peer.fail("GET /api/v1/leads", 200, taken([{"id": "x", "title": "t" * 100_000}]))
    sent(peer)
    assert counts(peer) == (1, 1, 1)


def test_the_notes_that_others_wrote_are_not_taken_for_ours(peer):
    peer.fail(NOTE, 503)
    memory = failed(peer, is_first=True).memory
    peer.notes[1] = {"content": "called back", "lead_id": memory["lead"]}
    assert sent(peer, memory).memory["note"] == "2"


def test_a_person_who_was_deleted_in_between_is_made_again_within_the_try(peer):
    peer.fail(LEAD, 503)
    memory = failed(peer, is_first=True).memory
    peer.persons = {9: {"name": "Other", "emails": [{"value": "other@prospect.example"}]}}
    peer.persons[3] = {"name": "D. Levi", "emails": [{"value": "dana@prospect.example"}]}
    assert sent(peer, memory).memory["person"] == "3"


def test_a_lead_that_was_deleted_before_its_note_is_made_again_within_the_try(peer):
    peer.fail(NOTE, 503)
    memory = failed(peer, is_first=True).memory
    peer.leads.clear()
    assert sent(peer, memory).memory["lead"] in peer.leads
    assert counts(peer) == (1, 1, 1)


def test_a_success_that_says_it_is_none_is_no_delivery(peer):
    peer.fail(LEAD, 200, error("Requested service is not available"))
    assert failed(peer).needs_attention


def test_a_wrong_token_needs_a_person(peer):
    outcome = failed(peer, secrets={"api_token": "wrong"})
    assert outcome.needs_attention
    assert "API token" in outcome.detail


def test_without_a_token_nothing_is_sent(peer):
    assert "API token" in failed(peer, secrets={}).detail
    assert not peer.calls


def test_a_property_that_the_account_does_not_have_needs_a_person_and_waits(peer):
    outcome = failed(peer, config={"mapping": [["name", "name"], ["emails", "email"], ["c" * 40, "role"]]})
    assert outcome.needs_attention
    assert "mapping" in outcome.detail


AGAIN, ATTENTION, PAUSED = tables.Outcome.AGAIN, tables.Outcome.ATTENTION, tables.Outcome.PAUSED
MEANINGS = {
    302: ATTENTION, 400: ATTENTION, 401: ATTENTION, 402: ATTENTION, 403: ATTENTION, 405: ATTENTION, 410: PAUSED,
    415: ATTENTION, 422: ATTENTION, 429: AGAIN, 500: AGAIN, 501: ATTENTION, 502: AGAIN, 503: AGAIN, 504: AGAIN,
}  # fmt: skip


@pytest.mark.parametrize("part", [SEARCH, PERSON, LEAD, NOTE], ids=["search", "person", "lead", "note"])
@pytest.mark.parametrize(("status", "meaning"), MEANINGS.items())
def test_every_status_means_what_the_table_says(peer, part, status, meaning):
    peer.fail(part, status, error(f"{PERSONAL[0]} is not welcome"))
    outcome = failed(peer, is_first=True)
    assert (outcome.needs_attention, outcome.pause) == (meaning is not AGAIN, meaning is PAUSED)
    assert outcome.status == status


@pytest.mark.parametrize("part", [SEARCH, PERSON], ids=["search", "person"])
def test_an_address_at_which_there_is_nothing_needs_a_person(peer, part):
    peer.fail(part, 404, error("Unknown method ."))
    assert failed(peer).needs_attention


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry_After": "10", "x_ratelimit_reset": "2"}, 10),
        ({"x_ratelimit_remaining": "0", "x_ratelimit_reset": "2"}, 2),
        ({}, None),
    ],
    ids=["Retry-After", "the end of the window", "no wait named"],
)
def test_the_wait_that_pipedrive_asks_for_is_kept(peer, headers, wait):
    peer.fail(LEAD, 429, error("request over limit"), **headers)
    assert failed(peer).after == (None if wait is None else timedelta(seconds=wait))


def test_a_page_of_the_firewall_is_a_refusal_like_any_other(peer):
    peer.fail(SEARCH, 403, "<!DOCTYPE html><title>Attention Required!</title>")
    assert failed(peer).needs_attention


def test_the_preview_is_what_is_sent(peer):
    planned = CHANNEL.preview(shipment(config(peer), secrets={"api_token": "********"}, is_first=True))
    sent(peer, is_first=True)
    assert [f"{each.method} {each.url.removeprefix(peer.base).partition('?')[0]}" for each in planned] == peer.calls
    assert {each.headers["x-api-token"] for each in planned} == {"********"}
    assert '"person_id": "<person>"' in planned[2].body
    assert json.dumps(json.loads(planned[1].body), ensure_ascii=False, separators=(",", ":")).encode() == (
        peer.seen[1].body
    )


def test_an_address_that_is_not_allowed_any_more_is_a_problem(settings):
    settings.CONTACT_ALLOWED_PRIVATE_HOSTS = []
    rows = [["name", "name"], ["emails", "email"]]
    (problem,) = CHANNEL.problems({"url": "ftp://firm.pipedrive.example", "mapping": rows})
    assert "cannot be used" in problem
    assert CHANNEL.problems({"url": "https://firm.pipedrive.example", "mapping": rows}) == []
