"""EspoCRM: against an entry point that keeps leads, looks for duplicates or not, and answers as its source does."""

import json
from datetime import timedelta

import pytest

from contact.channels import tables
from contact.channels.base import Answer, NotDelivered, TryAgain
from contact.channels.espocrm import EspoChannel, EspoForm

from .crm_peer import Fault, Said
from .espo_peer import KEY, EspoPeer
from .shipments import PERSONAL, lead, shipment

CHANNEL = EspoChannel()
POST = "POST "
TWICE = "may stand there twice"


@pytest.fixture
def peer(settings):
    with EspoPeer() as found:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [found.place]
        yield found


def config(peer, **parts):
    return {"url": peer.base, "mapping": EspoForm.base_fields["mapping"].initial} | parts


def sent(peer, memory=None, **parts):
    """One try; the shipment is that of a repeat unless `is_first` says so."""
    parts = {"secrets": {"api_key": KEY}, "seconds": 3} | parts
    return CHANNEL.deliver(shipment(config(peer, **parts.pop("config", {})), memory=memory or {}, **parts))


def failed(peer, memory=None, **parts):
    with pytest.raises(NotDelivered) as caught:
        sent(peer, memory, **parts)
    assert isinstance(caught.value, TryAgain)
    assert not any(words in caught.value.detail for words in (*PERSONAL, KEY, "LeadCapture"))
    return caught.value


def test_an_inquiry_is_a_lead_with_everything_in_its_description(peer):
    outcome = sent(peer, is_first=True, lead=lead(answers=[Answer(key="budget", label="Your budget", value="a lot")]))
    (kept,) = peer.leads
    description = kept.pop("description")
    assert kept == {
        "firstName": "Dana",
        "lastName": "Levi",
        "emailAddress": "dana@prospect.example",
        "accountName": "Negev Optics",
        "title": "Head of programs",
        "addressCountry": "Israel",
    }
    assert description.startswith("Inquiry CAGP-7K3M\n")
    assert "Phone: +972-8-555-0100" in description
    assert "Your budget: a lot" in description
    assert lead().message in description
    assert (outcome.memory, outcome.status) == ({"lead": "sent"}, 200)
    assert TWICE not in outcome.detail


def test_what_is_missing_is_null_and_what_is_too_long_is_cut(peer):
    sent(peer, lead=lead(name="Madonna", role="r" * 120, organization="o" * 300))
    (kept,) = peer.leads
    assert kept["firstName"] is None
    assert (kept["lastName"], len(kept["title"]), len(kept["accountName"])) == ("Madonna", 100, 255)


def test_a_mapped_description_replaces_the_summary(peer):
    rows = [["lastName", "last_name"], ["emailAddress", "email"], ["description", "message"]]
    sent(peer, config={"mapping": rows})
    assert peer.leads[0]["description"] == lead().message


@pytest.mark.parametrize("checks", [True, False], ids=["looks for duplicates", "does not"])
def test_two_tries_with_one_key_leave_one_lead(peer, checks):
    peer.duplicate_check = checks
    first = sent(peer, is_first=True)
    again = sent(peer, first.memory)
    assert len(peer.leads) == len(peer.calls) == 1
    assert "earlier try" in again.detail
    assert TWICE not in again.detail


@pytest.mark.parametrize(("checks", "leads"), [(True, 1), (False, 2)], ids=["looks for duplicates", "does not"])
def test_a_lost_answer_is_repeated_and_the_delivery_says_what_that_may_have_done(peer, checks, leads):
    peer.duplicate_check = checks
    peer.lose_answer(POST)
    outcome = failed(peer, is_first=True)
    assert TWICE in sent(peer, outcome.memory).detail
    assert len(peer.leads) == leads
    assert {each["description"] for each in peer.leads} == {peer.log[0]["description"]}


def test_an_answer_that_is_slower_than_the_deadline_is_no_answer(peer):
    peer.slow = True
    assert failed(peer, seconds=0.5).memory == {}
    assert len(peer.leads) == 1


def test_the_second_inquiry_of_a_person_is_in_the_log_only_where_duplicates_are_looked_for(peer):
    """Why `docs/destinations.md` asks to leave the check off."""
    peer.duplicate_check = True
    sent(peer)
    sent(peer, lead=lead(reference="CAGP-2ND"))
    assert len(peer.leads) == 1
    assert "CAGP-2ND" in peer.log[1]["description"]


def test_a_success_that_is_not_espocrms_is_no_delivery(peer):
    for body in ("<html>Log in</html>", {"success": True}, "", "true or not"):
        peer.fail(POST, 200, body)
        assert failed(peer).needs_attention


def test_a_success_whose_body_was_garbled_on_the_way_is_tried_again(peer):
    peer.faults.append(Fault(POST, Said(200, "tr"), does_its_work=True))
    assert failed(peer).needs_attention


def test_a_wrong_key_needs_a_person(peer):
    outcome = failed(peer, secrets={"api_key": "wrong"})
    assert outcome.needs_attention
    assert "entry point" in outcome.detail


def test_a_field_that_the_entry_point_insists_on_needs_a_person_and_waits(peer):
    assert failed(peer, config={"mapping": [["lastName", "last_name"]]}).needs_attention


def test_without_a_key_nothing_is_sent(peer):
    assert "API key" in failed(peer, secrets={}).detail
    assert not peer.calls


AGAIN, ATTENTION, PAUSED = tables.Outcome.AGAIN, tables.Outcome.ATTENTION, tables.Outcome.PAUSED
MEANINGS = {
    301: ATTENTION, 400: ATTENTION, 401: ATTENTION, 403: ATTENTION, 404: ATTENTION, 405: ATTENTION, 410: PAUSED,
    413: ATTENTION, 429: AGAIN, 500: AGAIN, 502: AGAIN, 503: AGAIN, 504: AGAIN,
}  # fmt: skip


@pytest.mark.parametrize(("status", "meaning"), MEANINGS.items())
def test_every_status_means_what_the_table_says(peer, status, meaning):
    peer.fail(POST, status, f"{PERSONAL[0]} is not welcome")
    outcome = failed(peer)
    assert (outcome.needs_attention, outcome.pause) == (meaning is not AGAIN, meaning is PAUSED)
    assert outcome.status == status
    assert not peer.leads


def test_the_wait_that_is_asked_for_is_kept(peer):
    peer.fail(POST, 429, Retry_After="30")
    assert failed(peer).after == timedelta(seconds=30)
    peer.fail(POST, 429)
    assert failed(peer).after is None


def test_the_preview_is_what_is_sent_without_the_key(peer):
    (planned,) = CHANNEL.preview(shipment(config(peer), secrets={"api_key": "********"}))
    sent(peer)
    assert planned.url == f"{peer.base}/api/v1/LeadCapture/********"
    assert json.dumps(json.loads(planned.body), ensure_ascii=False, separators=(",", ":")).encode() == peer.seen[0].body


def test_an_address_that_is_not_allowed_any_more_is_a_problem(settings):
    settings.CONTACT_ALLOWED_PRIVATE_HOSTS = []
    (problem,) = CHANNEL.problems({"url": "ftp://crm.firm.example", "mapping": [["lastName", "last_name"]]})
    assert "cannot be used" in problem
    assert CHANNEL.problems({"url": "https://crm.firm.example", "mapping": [["lastName", "last_name"]]}) == []
