"""Our signatures pass the reference implementation of Standard Webhooks."""

import base64
import time

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from contact.channels import signing

BODY = '{"text":"שלום . 🛰️"}'.encode()


def test_the_reference_implementation_accepts_a_signature():
    secret = signing.new_secret()
    Webhook(secret).verify(BODY, signing.headers("msg_1", int(time.time()), BODY, [secret]))


@pytest.mark.parametrize(
    "change", [{"webhook-id": "msg_2"}, {"webhook-timestamp": str(int(time.time()) + 1)}], ids=["id", "timestamp"]
)
def test_a_changed_header_is_refused(change):
    secret = signing.new_secret()
    headers = signing.headers("msg_1", int(time.time()), BODY, [secret]) | change
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(BODY, headers)


def test_a_changed_body_or_another_secret_is_refused():
    secret = signing.new_secret()
    headers = signing.headers("msg_1", int(time.time()), BODY, [secret])
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(BODY + b" ", headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(signing.new_secret()).verify(BODY, headers)


def test_a_secret_is_32_random_bytes_with_the_prefix():
    first, second = signing.new_secret(), signing.new_secret()
    assert first != second
    assert first.startswith("whsec_")
    assert len(base64.b64decode(first.removeprefix("whsec_"))) == 32


def test_a_replaced_secret_signs_for_a_day_and_then_no_more():
    now = time.time()
    stored = signing.first(now)
    old = signing.in_force(stored, now)[0]
    stored = signing.rotated(stored, now)
    new, *others = signing.in_force(stored, now)
    assert others == [old]
    headers = signing.headers("msg_1", int(now), BODY, signing.in_force(stored, now))
    Webhook(old).verify(BODY, headers)
    Webhook(new).verify(BODY, headers)
    assert signing.in_force(stored, now + 86_399) == [new, old]
    assert signing.in_force(stored, now + 86_401) == [new]


def test_a_second_rotation_does_not_lengthen_the_life_of_the_first_secret():
    stored = signing.first(0)
    first = signing.in_force(stored, 0)[0]
    stored = signing.rotated(signing.rotated(stored, 0), 80_000)
    assert first in signing.in_force(stored, 86_000)
    assert first not in signing.in_force(stored, 86_401)


@pytest.mark.parametrize("secrets", [[], ["whsec_"], ["whsec_c2hvcnQ="], ["whsec_%%%"], ["whsec_" + "A" * 400]])
def test_a_secret_that_cannot_sign_is_an_error(secrets):
    with pytest.raises(ValueError, match=r"secret|sign"):
        signing.headers("msg_1", 1, BODY, secrets)


def test_an_id_with_a_full_stop_is_refused():
    with pytest.raises(ValueError, match="full stop"):
        signing.headers("msg.1", 1, BODY, [signing.new_secret()])
