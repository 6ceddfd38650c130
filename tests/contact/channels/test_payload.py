"""Whatever a prospect typed, the body fits its published schema and stays under 20,000 bytes."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from contact.channels import payload
from contact.channels.base import Answer

from .shipments import lead, shipment

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/schemas/inquiry.created.v1.json").read_text())
TYPED = ("name", "email", "organization", "role", "phone", "subject", "message")


def sent(**parts):
    body = payload.body(shipment({}, lead=lead(**parts)))
    assert len(body) < payload.MAX_BYTES
    content = json.loads(body)
    Draft202012Validator(SCHEMA).validate(content)
    return content


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_an_ordinary_inquiry_arrives_whole():
    content = sent()
    assert (content["type"], content["api_version"], content["test"]) == ("inquiry.created", "1", False)
    assert content["timestamp"] == content["data"]["received_at"] == "2026-11-23T09:30:00.000Z"
    assert content["data"]["message"] == lead().message
    assert content["data"]["message_truncated"] is False
    assert content["data"]["attribution"] == {"utm_source": "newsletter"}


def test_the_schema_names_every_field_that_is_sent():
    content = sent()
    assert set(content) == set(SCHEMA["properties"])
    assert set(content["data"]) == set(SCHEMA["properties"]["data"]["properties"])


def test_a_test_says_that_it_is_one():
    assert json.loads(payload.body(shipment({}, is_test=True)))["test"] is True


HOSTILE = {
    "empty": "",
    "controls": "\x00\x01\x1b\x7f\x85",
    "line breaks": "a\r\nBcc: x@y\x0b\x0c\u2028\u2029z",
    "lone surrogates": "a\ud800b\udfff",
    "quotes": '"\\"\\\\' * 50,
    "markup": "</script><script>alert(1)</script>&amp;{{ 7*7 }}",
    "right to left": "\u202eשלום\u200f",
    "astral": "🛰️" * 100,
    "long": "x" * 30_000,
    "long quotes": '"' * 30_000,
    "long astral": "🛰" * 30_000,
    "long controls": "\x01" * 30_000,
    "long lines": "\n" * 30_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", [*TYPED, "consent_text", "source_title", "source_url", "admin_url", "country"])
def test_a_hostile_text_in_one_field_fits(name, text):
    sent(**{name: text})


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_in_every_field_at_once_fits(text):
    others = ("reference", "language", "country", "country_name", "consent_text", "source_title", "source_url")
    sent(**dict.fromkeys((*TYPED, *others, "admin_url"), text), attribution={f"{text}{n}": text for n in range(30)})


def test_a_message_that_is_too_long_is_cut_and_says_so():
    content = sent(message="å" * 20_000)
    assert content["data"]["message_truncated"] is True
    assert content["data"]["message"].endswith("å…")
    assert len(payload.body(shipment({}, lead=lead(message="å" * 20_000)))) > 19_900, "more was cut than need be"


def answers(*values, label="What is your budget?"):
    return [Answer(key=f"ask_{number}", label=label, value=value) for number, value in enumerate(values)]


def test_answers_arrive_in_their_order_with_their_questions():
    data = sent(answers=answers("50,000 USD", "one\r\ntwo"))["data"]
    label = "What is your budget?"
    assert data["answers"] == [{"label": label, "value": "50,000 USD"}, {"label": label, "value": "one\ntwo"}]
    assert data["answers_truncated"] is False


def test_long_answers_give_way_before_the_message_and_short_ones_stay_whole():
    data = sent(answers=answers("a" * 10_000, "short", "b" * 10_000), message="m" * 10_000)["data"]
    assert data["answers_truncated"] is True
    assert data["message_truncated"] is False
    long, short, other = (answer["value"] for answer in data["answers"])
    assert short == "short"
    assert long.endswith("a…")
    assert other.endswith("b…")
    assert len(long) + len(other) > 5_700, "more was cut than need be"


@pytest.mark.parametrize("count", [1, 12, 24, 50])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_answers_fit_beside_hostile_everything(text, count):
    others = ("reference", "language", "country", "country_name", "consent_text", "source_title", "source_url")
    parts = {**dict.fromkeys((*TYPED, *others, "admin_url"), text), "answers": answers(*[text] * count, label=text)}
    data = sent(**parts, attribution={f"{text}{n}": text for n in range(30)})["data"]
    assert len(data["answers"]) == min(count, payload.MAX_ANSWERS)


def test_the_line_ends_of_a_message_become_lf():
    assert sent(message="a\r\nb\rc")["data"]["message"] == "a\nb\nc"


@pytest.mark.parametrize("zone", [None, timezone(timedelta(hours=2))], ids=["naive", "elsewhere"])
def test_times_are_utc(zone):
    moment = datetime(2026, 11, 23, 9, 30, 0, 123456, zone)
    assert sent(received_at=moment)["timestamp"] == f"2026-11-23T{'09' if zone is None else '07'}:30:00.123Z"
