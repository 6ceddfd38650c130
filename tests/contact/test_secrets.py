"""Secrets at rest open under any configured key and under no other."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from contact.secrets import SecretsUnreadable, decrypt, encrypt, new_key, rotate

SECRETS = {"signing": [{"secret": "whsec_x", "until": None}], "note": "שלום"}


def test_what_is_encrypted_comes_back_and_cannot_be_read_before():
    token = encrypt(SECRETS)
    assert "whsec" not in token
    assert decrypt(token) == SECRETS


def test_no_text_is_no_secrets():
    assert decrypt("") == {}
    assert rotate("") == ""


def test_an_old_key_still_opens_and_rotation_moves_to_the_new_one(settings):
    old, new = new_key(), new_key()
    settings.CONTACT_ENCRYPTION_KEYS = [old]
    token = encrypt(SECRETS)
    settings.CONTACT_ENCRYPTION_KEYS = [new, old]
    assert decrypt(token) == SECRETS
    moved = rotate(token)
    settings.CONTACT_ENCRYPTION_KEYS = [new]
    assert decrypt(moved) == SECRETS
    with pytest.raises(SecretsUnreadable):
        decrypt(token)


@pytest.mark.parametrize("token", ["x", "gAAAAA", "é", "a" * 200], ids=["short", "prefix", "not ascii", "long"])
@pytest.mark.parametrize("opened", [decrypt, rotate])
def test_a_text_that_is_not_ours_is_unreadable_in_plain_words(token, opened):
    with pytest.raises(SecretsUnreadable, match="CONTACT_ENCRYPTION_KEYS"):
        opened(token)


def test_one_changed_character_is_noticed():
    token = encrypt(SECRETS)
    with pytest.raises(SecretsUnreadable):
        decrypt(token[:40] + ("A" if token[40] != "A" else "B") + token[41:])


@pytest.mark.parametrize("keys", [[], [""], ["not-a-key"]])
def test_keys_that_are_missing_or_none_are_a_fault_of_the_configuration(settings, keys):
    settings.CONTACT_ENCRYPTION_KEYS = keys
    with pytest.raises(ImproperlyConfigured, match="CONTACT_ENCRYPTION_KEYS") as caught:
        encrypt(SECRETS)
    assert "not-a-key" not in str(caught.value)
