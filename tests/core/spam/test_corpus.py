"""The held-out inquiries are what they say: enough of each label, complete, varied, and leading nowhere real."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from django_countries import countries

HERE = Path(__file__).parent
FIELDS = {
    *("id", "label", "language", "name", "email", "organization"),
    *("role", "country", "phone", "subject", "message", "note"),
}
# Optional on the form, so a program or a person may leave them out.
MAY_BE_EMPTY = {"phone", "subject"}
# Real, since the provider is the point: mail that anybody may use, and mail that lasts an hour.
FREE_MAIL = {
    *("gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "proton.me", "protonmail.com", "walla.co.il"),
    *("mail.ru", "yandex.ru", "ukr.net", "qq.com", "163.com"),
}
DISPOSABLE_MAIL = {"mailinator.com", "yopmail.com", "guerrillamail.com", "sharklasers.com", "trashmail.com"}
SCRIPTS = {"LATIN", "HEBREW", "CYRILLIC", "GREEK", "ARABIC", "DEVANAGARI", "HANGUL", "HIRAGANA", "CJK"}
# A name on some messenger, "@somebody", is no address.
HANDLE = re.compile(r"(?<!\S)@\w+")
HOST = re.compile(r"(?:https?://|www\.|@)([\w.-]*\w)", re.IGNORECASE)
BARE_HOST = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|co|gov|mil|edu|info|biz|ru|cn|de|me|ly|il|us|uk)\b", re.I)


def items(label: str) -> list[dict[str, str]]:
    """The held-out inquiries of one label."""
    return json.loads((HERE / f"held_out_{label}.json").read_text(encoding="utf-8"))


HONEST, SPAM = items("honest"), items("spam")
ALL = [*HONEST, *SPAM]
LABELS = pytest.mark.parametrize(("label", "rows"), [("honest", HONEST), ("spam", SPAM)], ids=["honest", "spam"])


@LABELS
def test_there_are_enough_and_each_has_the_label_of_its_file(label, rows):
    assert len(rows) >= 110
    assert {item["label"] for item in rows} == {label}


@LABELS
def test_both_forms_were_used(label, rows):
    used = Counter(item["language"] for item in rows)
    assert set(used) == {"en", "he"}
    assert used["he"] >= 10


def test_each_has_every_field_and_nothing_is_missing():
    for item in ALL:
        assert set(item) == FIELDS, item
        assert all(isinstance(text, str) and text == text.strip() for text in item.values()), item
        assert all(text for name, text in item.items() if name not in MAY_BE_EMPTY), item
        assert item["country"] in countries, item


def test_no_two_are_alike():
    for field in ("id", "message", "email"):
        assert [text for text, times in Counter(item[field] for item in ALL).items() if times > 1] == []


@LABELS
def test_a_note_begins_with_the_language_and_the_languages_are_many(label, rows):
    languages = {item["note"].partition(";")[0] for item in rows}
    assert len(languages) >= 12, languages


def test_the_scripts_are_many():
    letters = {sign for item in ALL for sign in item["message"] if sign.isalpha()}
    seen = {unicodedata.name(sign).split()[0].partition("-")[0] for sign in letters}
    assert seen >= SCRIPTS


def test_a_quarter_of_the_spam_is_hard():
    assert sum("hard" in item["note"] for item in SPAM) >= len(SPAM) / 4


def test_no_link_and_no_address_leads_to_a_real_place():
    """Nobody who reads these follows a link into the world, and no real firm is called a sender of spam."""
    for item in ALL:
        domain = item["email"].rpartition("@")[2]
        assert domain.endswith(".example") or domain in FREE_MAIL | DISPOSABLE_MAIL, item
        text = HANDLE.sub("", item["message"])
        assert [host for host in HOST.findall(text) if not host.endswith(".example")] == [], item
        assert BARE_HOST.findall(text) == [], item
