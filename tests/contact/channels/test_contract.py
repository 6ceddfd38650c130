"""The same few tests for every channel there is: a new kind adds a sample here and passes them."""

import json
import time
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from contact.channels import plan
from contact.channels.base import Channel, ConfigForm, Delivered, GiveUp, NotDelivered, TryAgain
from contact.channels.crm import CrmChannel
from contact.channels.registry import UnknownChannel, all_channels, channel_for

from . import espo_peer, hubspot_peer, odoo_peer, peers, pipedrive_peer, salesforce_peer
from .mailservers import Scripted, hold, use
from .shipments import PERSONAL, shipment

# What an administrator would type, by kind; "{place}" is where the peer of the test listens.
SAMPLES = {
    "email": {"recipients": "one@firm.example, two@firm.example"},
    "acknowledgement": {"reply_to": "office@firm.example"},
    "webhook": {"url": "http://{place}/hook"},
    "hubspot": {"mapping": "email = email; lastname = last_name"},
    "salesforce": {
        "url": "http://{place}",
        "external_id": salesforce_peer.FIELD,
        "api_version": "66.0",
        "mapping": "LastName = last_name; Company = organization",
    },
    "odoo": {"url": "http://{place}", "key_field": odoo_peer.KEY_FIELD, "mapping": "name = organization"},
    "pipedrive": {"url": "http://{place}", "mapping": "name = name; emails = email; phones = phone"},
    "espocrm": {"url": "http://{place}", "mapping": "lastName = last_name; emailAddress = email"},
}
# What an administrator would type as credentials.
SECRETS = {
    "hubspot": {"access_token": hubspot_peer.TOKEN},
    "salesforce": salesforce_peer.CLIENT,
    "odoo": {"api_key": odoo_peer.KEY},
    "pipedrive": {"api_token": pipedrive_peer.TOKEN},
    "espocrm": {"api_key": espo_peer.KEY},
}
WORKING = {
    "email": lambda: peers.Peer(Scripted(), reads=False),
    "acknowledgement": lambda: peers.Peer(Scripted(), reads=False),
    "webhook": lambda: peers.Peer(peers.answers(200)),
    "hubspot": hubspot_peer.HubSpotPeer,
    "salesforce": salesforce_peer.SalesforcePeer,
    "odoo": odoo_peer.OdooPeer,
    "pipedrive": pipedrive_peer.PipedrivePeer,
    "espocrm": espo_peer.EspoPeer,
}
STALLING = {
    "email": lambda: Scripted({"BANNER": hold}),
    "acknowledgement": lambda: Scripted({"BANNER": hold}),
    **dict.fromkeys(("webhook", "hubspot", "salesforce", "odoo", "pipedrive", "espocrm"), lambda: peers.is_silent),
}
CHANNELS = pytest.mark.parametrize("channel", all_channels(), ids=lambda channel: channel.kind)


def config_for(channel: Channel, place: str) -> dict:
    typed = {name: value.format(place=place) for name, value in SAMPLES[channel.kind].items()}
    form = channel.config_form(typed)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def deliver(channel, settings, peer_or_port, **parts):
    port = getattr(peer_or_port, "port", peer_or_port)
    use(settings, port)
    settings.CONTACT_ALLOWED_PRIVATE_HOSTS = [f"127.0.0.1:{port}"]
    settings.HUBSPOT_API_URL = f"http://127.0.0.1:{port}"
    config = config_for(channel, f"127.0.0.1:{port}")
    return channel.deliver(shipment(config, secrets=secrets_of(channel), **parts))


def secrets_of(channel: Channel) -> dict:
    return {**channel.make_secrets(), **SECRETS.get(channel.kind, {})}


@CHANNELS
def test_a_channel_has_a_name_a_description_and_says_whether_staff_see_it(channel):
    assert channel.kind.isidentifier()
    assert str(channel.label)
    assert str(channel.description)
    assert isinstance(channel.reaches_staff, bool)
    assert channel_for(channel.kind) is channel


@CHANNELS
def test_its_settings_survive_the_database_and_fill_the_form_again(channel, settings):
    settings.CONTACT_ALLOWED_PRIVATE_HOSTS = ["127.0.0.1:9000"]
    config = config_for(channel, "127.0.0.1:9000")
    stored = json.loads(json.dumps(config))
    assert stored == config
    form = channel.config_form({bound.name: bound.value() for bound in channel.config_form(initial=stored)})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == config


@CHANNELS
def test_its_secrets_survive_the_database_and_rotate(channel):
    secrets = json.loads(json.dumps(channel.make_secrets()))
    rotated = json.loads(json.dumps(channel.rotate_secrets(secrets)))
    assert bool(secrets) == bool(rotated) == bool(channel.shown_secret(rotated))
    assert not secrets or channel.shown_secret(secrets) != channel.shown_secret(rotated)


@CHANNELS
def test_its_credentials_are_asked_for_and_never_shown(channel):
    typed = SECRETS.get(channel.kind, {})
    assert bool(typed) == bool(channel.secret_form)
    if channel.secret_form:
        form = channel.secret_form(typed)
        assert form.is_valid(), form.errors
        assert form.cleaned_data == typed
        assert not any(secret in form.as_p() for secret in typed.values())
        assert channel.secret_form({}, stored=typed).is_valid()


@CHANNELS
def test_its_preview_shows_the_requests_and_no_secret(channel, settings):
    settings.CONTACT_ALLOWED_PRIVATE_HOSTS = ["127.0.0.1:9000"]
    masked = dict.fromkeys(SECRETS.get(channel.kind, {}), plan.MASK)
    shown = channel.preview(shipment(config_for(channel, "127.0.0.1:9000"), secrets=masked))
    assert bool(shown) == isinstance(channel, CrmChannel)
    for each in shown:
        assert each.method in ("GET", "POST", "PUT", "PATCH")
        assert each.url.startswith("http")
        assert str(each.purpose)


@CHANNELS
def test_it_can_be_described_whatever_is_stored(channel):
    for config in ({}, {"url": "x", "recipients": [], "reply_to": None}):
        assert isinstance(channel.describe(config), str)
        assert all(isinstance(words, str) for words in (*channel.problems(config), *channel.gaps(config)))


@CHANNELS
@pytest.mark.parametrize("is_test", [False, True], ids=["in earnest", "as a test"])
def test_it_delivers_and_says_so_without_personal_data(channel, settings, is_test):
    with WORKING[channel.kind]() as peer:
        outcome = deliver(channel, settings, peer, is_test=is_test, deadline=timedelta(seconds=10))
    assert isinstance(outcome, Delivered)
    assert outcome.detail
    assert not any(words in outcome.detail for words in PERSONAL)
    assert all(isinstance(text, str) for pair in outcome.memory.items() for text in pair)


@CHANNELS
def test_a_peer_that_is_down_is_tried_again_without_personal_data(channel, settings):
    with pytest.raises(TryAgain) as caught:
        deliver(channel, settings, peers.closed_port())
    assert not any(words in caught.value.detail for words in PERSONAL)


@CHANNELS
def test_a_peer_that_stalls_is_left_at_the_deadline(channel, settings):
    start = time.monotonic()
    with peers.Peer(STALLING[channel.kind](), reads=False) as peer, pytest.raises(TryAgain):
        deliver(channel, settings, peer, deadline=timedelta(seconds=0.5))
    assert time.monotonic() - start < 2


@CHANNELS
def test_a_destination_whose_settings_were_lost_raises_only_what_the_contract_names(channel, settings):
    use(settings, peers.closed_port())
    with pytest.raises(NotDelivered) as caught:
        channel.deliver(shipment({}))
    assert isinstance(caught.value, TryAgain | GiveUp)


def test_a_shipment_shows_no_personal_data_and_no_secret_when_it_is_printed():
    shown = repr(shipment({}, secrets={"signing": "whsec_x"}))
    assert not any(words in shown for words in (*PERSONAL, "whsec_x"))


def test_an_unknown_kind_is_said_in_plain_words():
    with pytest.raises(UnknownChannel, match="pigeon") as caught:
        channel_for("pigeon")
    assert caught.value.kind == "pigeon"


class Pigeon(Channel):
    """A kind that a setting adds."""

    kind = "pigeon"
    label = "Pigeon"
    reaches_staff = True
    config_form = ConfigForm

    def deliver(self, shipment):
        return Delivered(detail="It flew.")


HERE = "tests.contact.channels.test_contract"


def test_a_setting_adds_a_kind(settings):
    settings.CONTACT_CHANNELS = [f"{HERE}.Pigeon"]
    assert [channel.kind for channel in all_channels()] == ["pigeon"]
    assert channel_for("pigeon").deliver(shipment({})).detail == "It flew."
    with pytest.raises(UnknownChannel):
        channel_for("webhook")


@pytest.mark.parametrize(
    "paths",
    [[f"{HERE}.Pigeon", f"{HERE}.Pigeon"], [f"{HERE}.Nothing"], ["nowhere.Nothing"], [f"{HERE}.HERE"]],
    ids=["one kind twice", "no such name", "no such module", "not a channel"],
)
def test_a_setting_that_cannot_be_used_says_so(settings, paths):
    settings.CONTACT_CHANNELS = paths
    with pytest.raises(ImproperlyConfigured, match="CONTACT_CHANNELS"):
        all_channels()
