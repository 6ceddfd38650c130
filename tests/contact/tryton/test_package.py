"""The package around the channel: plugged in by a setting, its form, its table, and what its documents say of them."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cagp_tryton import answers
from cagp_tryton.channel import OURS, TrytonChannel, TrytonForm
from django.contrib.auth.models import User
from django.urls import reverse

from contact.channels import plan, registry, tables
from contact.channels.base import NotDelivered, TryAgain
from contact.channels.registry import all_channels
from tests.contact.channels import peers
from tests.contact.channels.shipments import KEY, PERSONAL, lead, shipment
from tests.processes import ROOT, clean_environment

from .conftest import PLUGGED_IN, README

pytestmark = pytest.mark.usefixtures("no_questions")
CHANNEL = TrytonChannel()
PACKAGE = ROOT / "docs" / "examples" / "tryton"
CONFIG = {"url": "https://tryton.example", "database": "crm", "company": 1, "mapping": [["description", "subject"]]}
HTML = b"<!doctype html><title>Welcome</title>"


def failed(settings, script) -> NotDelivered:
    """A try against a peer that gives the same answer to every request."""
    with peers.Peer(script) as peer:
        settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [peer.place]
        config = {**CONFIG, "url": f"http://{peer.place}"}
        with pytest.raises(NotDelivered) as caught:
            CHANNEL.deliver(shipment(config, secrets={"application_key": "sesame"}, is_first=True))
    assert peer.connections == 1
    assert not any(words in caught.value.detail for words in (*PERSONAL, "sesame"))
    return caught.value


def test_the_line_of_the_recipe_adds_the_channel_to_those_of_the_site(tmp_path: Path):
    """As people set it: in the environment of a site that starts anew."""
    code = "from contact.channels.registry import all_channels; print(*(each.kind for each in all_channels()))"
    env = clean_environment(CAGP_VAR=str(tmp_path / "var"), CONTACT_CHANNELS=",".join(PLUGGED_IN))
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=True)
    *built_in, last = done.stdout.split()
    assert last == "tryton"
    assert {"email", "acknowledgement", "webhook"} <= set(built_in)


def test_built_in_stands_for_every_channel_of_the_site(settings):
    settings.CONTACT_CHANNELS = [registry.ALL_BUILT_IN]
    named = all_channels()
    settings.CONTACT_CHANNELS = list(registry.BUILT_IN)
    assert [each.kind for each in all_channels()] == [each.kind for each in named]


def test_it_imports_the_channels_contract_and_nothing_else_of_the_site():
    code = "".join(path.read_text() for path in PACKAGE.rglob("*.py"))
    ours = re.findall(r"^\s*(?:from|import) ((?:contact|home|insights|cagp_site|tests)\b[\w.]*)", code, re.MULTILINE)
    assert len(ours) > 5
    assert [name for name in ours if not f"{name}.".startswith("contact.channels.")] == []


@pytest.mark.django_db
def test_the_admin_offers_it_with_its_settings_and_its_key(settings, client):
    settings.CONTACT_CHANNELS = PLUGGED_IN
    client.force_login(User.objects.create_superuser("owner"))
    assert "Tryton" in client.get(reverse("destinations:add")).content.decode()
    form = client.get(reverse("destinations:add_kind", args=["tryton"])).content.decode()
    assert [label for label in ("Database", "Company", "Application key", "description") if label not in form] == []


@pytest.mark.parametrize("name", OURS)
def test_a_field_that_the_channel_writes_cannot_be_mapped(name):
    form = TrytonForm({**CONFIG, "mapping": f"{name} = role"})
    assert f"fills these itself: {name}" in str(form.errors["mapping"])


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"url": "ftp://tryton.example"}, "url"), ({"database": "a/b"}, "database"), ({"company": 0}, "company")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_setting_that_cannot_be_used_is_named(changed, field):
    assert list(TrytonForm({**CONFIG, **changed}).errors) == [field]


def test_a_destination_is_described_and_its_address_is_watched():
    assert CHANNEL.describe(CONFIG) == "https://tryton.example/crm"
    assert CHANNEL.problems(CONFIG) == []
    assert "URL of Tryton cannot be used" in CHANNEL.problems({**CONFIG, "url": "http://tryton.example"})[0]


def test_the_preview_is_the_requests_without_the_key():
    masked = {"application_key": plan.MASK}
    find, party, last = CHANNEL.preview(shipment(CONFIG, secrets=masked, is_first=True))
    assert find.url == "https://tryton.example/crm/rest/model/party.contact_mechanism/search_read"
    assert lead().email in find.body
    assert lead().email in party.body
    assert last.headers["Authorization"] == f"Bearer {plan.MASK}"
    body = json.loads(last.body)
    assert (body["party"], body["reference"], body["description"]) == ("<party>", lead().reference, lead().subject)
    assert body["comment"].endswith(str(KEY))


def test_an_address_with_signs_of_a_pattern_is_searched_literally():
    odd = shipment(CONFIG, secrets={"application_key": "x"}, lead=lead(email="a_b%c@prospect.example"), is_first=True)
    find, *_rest = CHANNEL.preview(odd)
    assert json.loads(find.body)["domain"][1] == ["value", "ilike", "a\\_b\\%c@prospect.example"]


def test_without_a_key_nothing_is_sent():
    with pytest.raises(TryAgain, match="Application key") as caught:
        CHANNEL.deliver(shipment(CONFIG))
    assert caught.value.needs_attention


def test_settings_that_were_lost_need_a_person():
    with pytest.raises(TryAgain) as caught:
        CHANNEL.deliver(shipment({}, secrets={"application_key": "x"}))
    assert caught.value.needs_attention


@pytest.mark.parametrize("body", [HTML, b'{"records": []}'], ids=["a page", "an object"])
def test_what_is_no_list_is_not_taken_for_nothing_found(settings, body):
    assert failed(settings, peers.answers(200, body=body)).needs_attention


# What a trytond on loopback cannot be made to say; the rest of the table is in test_tryton.py.
@pytest.mark.parametrize("status", [418, 423, 429, 501, 502, 503, 504])
def test_an_answer_is_what_the_table_says(settings, status):
    row = next(each for each in answers.ROWS if status in each.statuses)
    outcome = failed(settings, peers.answers(status))
    assert isinstance(outcome, TryAgain)
    assert str(row.words) in outcome.detail
    assert outcome.needs_attention == (row.outcome is tables.Outcome.ATTENTION)


@pytest.mark.parametrize("row", answers.ROWS, ids=lambda row: str(row.words))
def test_the_readme_has_every_row_with_its_outcome_and_its_source(row):
    end = f"| {row.words} | {row.outcome.value} | {row.source} |"
    assert any(line.endswith(end) for line in README.splitlines())


def test_the_readme_names_the_setting_the_fields_and_the_default_mapping():
    assert f"CONTACT_CHANNELS={','.join(PLUGGED_IN)}" in README
    for field in (*TrytonForm.base_fields.values(), *CHANNEL.secret_form.base_fields.values()):
        assert str(field.label) in README or field is TrytonForm.base_fields["mapping"]
    for prop, _name in TrytonForm.base_fields["mapping"].initial:
        assert f"`{prop}`" in README
