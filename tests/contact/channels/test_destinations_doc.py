"""`docs/destinations.md` says of every CRM what its code says: each row of each table, and whether it was ever run."""

from pathlib import Path

import pytest

from contact.channels.crm import CrmChannel
from contact.channels.registry import all_channels

from .shipments import shipment
from .test_contract import config_for, secrets_of

TEXT = (Path(__file__).parents[3] / "docs/destinations.md").read_text()
CRMS = [channel for channel in all_channels() if isinstance(channel, CrmChannel)]
NEVER_RUN = "**Never run against the vendor.**"


def section(channel):
    """What stands under the heading of this CRM."""
    _before, _heading, rest = TEXT.partition(f"\n## {channel.label}\n")
    return rest.partition("\n## ")[0]


def rows_of(channel):
    """Every row of every table that its plan uses."""
    start = shipment(config_for(channel, "127.0.0.1:9000"), secrets=secrets_of(channel))
    return [row for step in channel.plan(start) for row in step.table.rows]


@pytest.fixture(autouse=True)
def allowed(settings):
    settings.CONTACT_ALLOWED_PRIVATE_HOSTS = ["127.0.0.1:9000"]


@pytest.mark.parametrize("channel", CRMS, ids=lambda channel: channel.kind)
def test_it_says_whether_it_was_ever_run_against_the_vendor(channel):
    assert (NEVER_RUN in section(channel)) == channel.never_run


@pytest.mark.parametrize("channel", CRMS, ids=lambda channel: channel.kind)
def test_it_names_the_credentials_and_the_properties_of_a_new_destination(channel):
    text = section(channel)
    for field in channel.secret_form.base_fields.values():
        assert str(field.label) in text
    for prop, name in channel.config_form.base_fields["mapping"].initial:
        assert f"`{prop}`" in text, name


@pytest.mark.parametrize("channel", CRMS, ids=lambda channel: channel.kind)
def test_it_has_every_row_with_its_outcome_and_its_source(channel):
    lines = section(channel).splitlines()
    ends = [f"| {row.words} | {row.outcome.value} | {row.source} |" for row in rows_of(channel)]
    assert ends
    assert [end for end in ends if not any(line.endswith(end) for line in lines)] == []
