"""Inquiries become leads in a real Tryton, once each, whatever is killed on the way."""

import re

import pytest
from cagp_tryton.answers import ROWS
from django.core.management import call_command

from contact.models import Delivery
from contact.trial import REFERENCE
from tests.factories.contact import DeliveryFactory, InquiryFactory

from .conftest import README
from .gates import Fuse, LostAnswer

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tryton")]

LEADS = """
    select lead.party, party.name, lead.reference, lead.company, lead.state, lead.description, lead.comment, lead.id
    from sale_opportunity as lead join party_party as party on party.id = lead.party where lead.reference = ?
"""
PARTIES = """
    select party.id, party.name from party_party as party
    join party_contact_mechanism as mechanism on mechanism.party = party.id
    where mechanism.type = 'email' and lower(mechanism.value) = lower(?)
"""


def leads(tryton, delivery: Delivery) -> list[tuple]:
    return tryton.rows(LEADS, delivery.inquiry.reference)


def test_an_inquiry_becomes_a_lead_of_a_new_party(tryton, destination_at, tried):
    inquiry = InquiryFactory(name="דנה לוי", email="dana.levi@prospect.example", message="One.\nTwo, שלוש.")
    delivery = tried(DeliveryFactory(destination=destination_at(), inquiry=inquiry))
    assert delivery.state == Delivery.State.DELIVERED, delivery.detail
    ((party, name, reference, company, state, description, comment, number),) = leads(tryton, delivery)
    assert (name, reference) == ("דנה לוי", inquiry.reference)
    assert (company, state, description) == (tryton.known["company"], "lead", inquiry.subject)
    assert tryton.rows(PARTIES, inquiry.email) == [(party, "דנה לוי")]
    for said in (inquiry.organization, inquiry.phone, inquiry.message, inquiry.consent_text):
        assert said in comment
    assert comment.endswith(str(delivery.key))
    assert delivery.memory == {"lead": str(number)}
    assert "HTTP 200" in delivery.detail
    assert inquiry.email not in delivery.detail


def test_the_lines_of_the_readme_set_it_up_and_send_a_test(tryton, plugged_in, monkeypatch, capsys):
    monkeypatch.setenv("TRYTON_KEY", tryton.known["keys"]["website"])
    commands = re.findall(r"manage\.py (destination .+)$", README.replace("\\\n", " "), re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        call_command(*command.replace("https://tryton.example", f"http://{plugged_in}").split())
    assert "The test arrived." in capsys.readouterr().out
    ((_party, name, *_rest, comment, _id),) = tryton.rows(LEADS, REFERENCE)
    assert name == "Test Person"
    assert comment.startswith("[Test] ")


def test_a_second_inquiry_of_a_person_is_a_second_lead_of_the_same_party(tryton, destination_at, tried):
    destination = destination_at()
    first, second = (
        tried(DeliveryFactory(destination=destination, inquiry=InquiryFactory(email=email)))
        for email in ("Noa.Twice@prospect.example", "noa.twice@Prospect.example")
    )
    ((party, *_first),), ((same, *_second),) = leads(tryton, first), leads(tryton, second)
    assert party == same
    assert len(tryton.rows(PARTIES, first.inquiry.email)) == 1


def test_an_address_is_no_pattern(tryton, destination_at, tried):
    """`_` stands for any sign in a search of Tryton."""
    destination = destination_at()
    for email in ("anne@prospect.example", "ann_@prospect.example", "%@prospect.example"):
        tried(DeliveryFactory(destination=destination, inquiry=InquiryFactory(email=email)))
        assert len(tryton.rows(PARTIES, email)) == 1


@pytest.mark.parametrize("remembers", [True, False], ids=["with its memory", "after a worker died with it"])
def test_two_tries_with_one_key_leave_one_lead(tryton, destination_at, tried, remembers):
    delivery = tried(DeliveryFactory(destination=destination_at()))
    before = delivery.memory
    Delivery.objects.update(state=Delivery.State.WAITING, memory=before if remembers else {})
    again = tried(delivery)
    assert again.state == Delivery.State.DELIVERED
    assert again.memory["lead"] == before["lead"]
    assert len(leads(tryton, delivery)) == 1
    assert len(tryton.rows(PARTIES, delivery.inquiry.email)) == 1


def test_the_same_reference_under_another_key_is_another_lead(tryton, destination_at, tried):
    """A site that was set up anew may give a reference out again: that must cost no lead."""
    inquiry = InquiryFactory()
    for _each in range(2):
        tried(DeliveryFactory(destination=destination_at(), inquiry=inquiry))
    assert len(tryton.rows(LEADS, inquiry.reference)) == 2


def test_tryton_killed_between_party_and_lead_has_one_of_each_in_the_end(tryton, destination_at, tried):
    with Fuse(tryton.port, after=2, blows=tryton.kill) as fuse:
        delivery = tried(DeliveryFactory(destination=destination_at(fuse.port)))
        assert delivery.state == Delivery.State.WAITING
        assert len(tryton.rows(PARTIES, delivery.inquiry.email)) == 1
        assert leads(tryton, delivery) == []
        tryton.start()
        assert tried(delivery).state == Delivery.State.DELIVERED
    assert len(tryton.rows(PARTIES, delivery.inquiry.email)) == 1
    assert len(leads(tryton, delivery)) == 1


def test_an_answer_that_was_lost_leaves_one_lead(tryton, destination_at, tried):
    """The lead is made, and the connection is cut before we hear of it."""
    with LostAnswer(tryton.port, after=2, made=lambda: leads(tryton, delivery)) as gate:
        delivery = DeliveryFactory(destination=destination_at(gate.port))
        assert tried(delivery).state == Delivery.State.WAITING
        assert (len(leads(tryton, delivery)), delivery.memory) == (1, {})
        assert tried(delivery).state == Delivery.State.DELIVERED
    assert len(leads(tryton, delivery)) == 1


def test_a_tryton_that_is_down_is_tried_again(tryton, destination_at, tried):
    tryton.kill()
    delivery = tried(DeliveryFactory(destination=destination_at()))
    assert delivery.state == Delivery.State.WAITING
    assert "refused the connection" in delivery.detail
    assert not delivery.destination.trouble
    tryton.start()
    assert tried(delivery).state == Delivery.State.DELIVERED


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        pytest.param({"user": "nobody"}, 401, id="wrong key"),
        pytest.param({"user": "stranger"}, 400, id="user without rights"),
        pytest.param({"company": 2}, 400, id="company of others"),
        pytest.param({"company": 99}, 400, id="no such company"),
        pytest.param({"database": "nowhere"}, 404, id="no such database"),
        pytest.param({"mapping": "shoe_size = role"}, 500, id="no such field"),
    ],
)
def test_what_a_person_has_to_mend_is_said_at_once_and_tried_again(tryton, destination_at, tried, changed, status):
    delivery = tried(DeliveryFactory(destination=destination_at(**changed)))
    assert delivery.state == Delivery.State.WAITING
    assert delivery.attempts.get().status == status
    assert str(next(row.words for row in ROWS if status in row.statuses)) in delivery.detail
    assert delivery.destination.trouble
    assert leads(tryton, delivery) == []
    assert tried(delivery).state == Delivery.State.WAITING
    assert len(tryton.rows(PARTIES, delivery.inquiry.email)) <= 1


def test_a_user_who_may_not_look_is_told_so_when_a_try_is_repeated(tryton, destination_at, tried):
    destination = destination_at(user="stranger")
    delivery = tried(DeliveryFactory(destination=destination))
    assert tried(delivery).attempts.latest("pk").status == 403


def test_a_lead_that_our_user_may_not_read_is_made_once(tryton, destination_at, tried):
    delivery = tried(DeliveryFactory(destination=destination_at(user="blind")))
    assert (delivery.state, delivery.attempts.get().status) == (Delivery.State.DELIVERED, 204)
    Delivery.objects.update(state=Delivery.State.WAITING)
    assert tried(delivery).state == Delivery.State.DELIVERED
    assert len(leads(tryton, delivery)) == 1


def test_a_mapped_text_goes_there_on_one_line(tryton, destination_at, tried):
    destination = destination_at(mapping="description = message")
    inquiry = InquiryFactory(message="One\nTwo")
    delivery = tried(DeliveryFactory(destination=destination, inquiry=inquiry))
    assert leads(tryton, delivery)[0][5] == "One Two"
