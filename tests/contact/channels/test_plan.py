"""A plan of requests: what is sent, what is passed over, what is read from an answer."""

from dataclasses import replace

import pytest

from contact.channels import plan
from contact.channels.base import TryAgain
from contact.channels.plan import Planned, Request
from contact.channels.tables import Outcome, Row, Table

from .crm_peer import Asked, CrmPeer, Said
from .shipments import shipment

TABLE = Table("Exampla", (Row({200}, "took it", "here", Outcome.TAKEN),))


class Parrot(CrmPeer):
    """Says the path back."""

    def handle(self, asked: Asked) -> Said:
        return Said(200, {"id": asked.path.strip("/")})


@pytest.fixture
def peer(settings):
    with Parrot() as found:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [found.place]
        yield found


def step(peer, path, **parts):
    def request(known):
        return Request(method="POST", url=f"{peer.base}/{path}", json=dict(known))

    def read(answer):
        return {parts["gives"]: plan.identity(plan.found(plan.read_json(answer), "id"))} if parts.get("gives") else {}

    return Planned(purpose=path, request=request, table=TABLE, read=read, **parts)


def paths(peer):
    return [call.removeprefix("POST /") for call in peer.calls]


def test_what_is_known_is_passed_over_and_what_is_learned_goes_on(peer):
    steps = [step(peer, "a", gives="x"), step(peer, "b", gives="y"), step(peer, "c")]
    outcome = plan.carry_out(steps, shipment({}, memory={"x": "7"}), "done")
    assert paths(peer) == ["b", "c"]
    assert peer.seen[1].body == b'{"x":"7","y":"b"}'
    assert outcome.memory == {"x": "7", "y": "b"}


def test_what_is_not_to_be_kept_is_known_in_the_try_and_not_remembered(peer):
    steps = [step(peer, "token", gives="token", keeps=False), step(peer, "b")]
    assert plan.carry_out(steps, shipment({}), "done").memory == {}
    assert peer.seen[1].body == b'{"token":"token"}'


def test_what_was_forgotten_is_asked_for_again(peer):
    assert plan.carry_out([step(peer, "a", gives="x")], shipment({}, memory={"x": ""}), "done").memory == {"x": "a"}


def test_a_step_without_what_it_needs_is_passed_over(peer):
    plan.carry_out([step(peer, "a", needs="x"), step(peer, "b")], shipment({}), "done")
    assert paths(peer) == ["b"]


def test_a_certain_first_try_does_not_look_and_neither_does_its_preview(peer):
    steps = [step(peer, "look", gives="x", looks=True), step(peer, "make", gives="x")]
    first = shipment({}, is_first=True)
    assert [each.purpose for each in plan.preview(steps, first)] == ["make"]
    assert [each.purpose for each in plan.preview(steps, replace(first, is_first=False))] == ["look", "make"]
    assert peer.calls == []
    plan.carry_out(steps, first, "done")
    assert paths(peer) == ["make"]


def test_when_everything_is_known_nothing_is_sent(peer):
    outcome = plan.carry_out([step(peer, "a", gives="x")], shipment({}, memory={"x": "7"}), "done before")
    assert (outcome.detail, outcome.memory, peer.calls) == ("done before", {"x": "7"}, [])


def test_half_a_sign_that_utf8_cannot_carry_does_not_stop_a_delivery():
    assert Request(method="POST", url="", json={"n": "a\ud800"}).content == b'{"n":"a?"}'
    assert Request(method="POST", url="", form={"n": "a\ud800"}).content == b"n=a%3F"


@pytest.mark.parametrize("value", ["00Q5e", "a-b_c", 17, "x" * 100])
def test_an_id_is_taken(value):
    assert plan.identity(value) == str(value)


@pytest.mark.parametrize("value", [None, "", True, 1.5, [], "../x", "a b", "a/b", "é", "x" * 101, "\r\nx"])
def test_what_is_no_id_is_not(value):
    with pytest.raises(TryAgain) as caught:
        plan.identity(value)
    assert caught.value.needs_attention


@pytest.mark.parametrize(
    ("content", "path", "value"),
    [
        ({"a": [{"b": 1}]}, ("a", 0, "b"), 1),
        ({"a": [{"b": 1}]}, ("a", 1, "b"), None),
        ({"a": "text"}, ("a", 0), None),
        ([], (0,), None),
        (None, ("a",), None),
    ],
)
def test_a_path_leads_to_a_value_or_to_nothing(content, path, value):
    assert plan.found(content, *path) == value


def test_a_stand_in_stays_and_a_number_becomes_one():
    assert (plan.number("17"), plan.number("<person>")) == (17, "<person>")


def test_a_segment_cannot_end_early():
    assert plan.segment("a/b?c#d") == "a%2Fb%3Fc%23d"
    assert plan.segment(plan.MASK) == plan.MASK
