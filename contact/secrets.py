"""Secrets at rest: a mapping in, one encrypted text out, readable under any of the configured keys."""

import json
from collections.abc import Mapping
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class SecretsUnreadable(Exception):
    """No configured key opens this text: the key it was written with is gone, or the text was altered."""

    def __init__(self) -> None:
        super().__init__(
            "None of the keys in CONTACT_ENCRYPTION_KEYS opens these secrets. Put back the key they were "
            "written with (after the current one), or make new secrets for this destination."
        )


def new_key() -> str:
    """A fresh key for `CONTACT_ENCRYPTION_KEYS`: 32 random bytes in URL-safe base64."""
    return Fernet.generate_key().decode()


def encrypt(secrets: Mapping[str, Any]) -> str:
    """Encrypt JSON-serializable secrets under the first key.

    Raises:
        ImproperlyConfigured: no key, or one that is not a key.
    """
    return _box().encrypt(json.dumps(dict(secrets)).encode()).decode()


def decrypt(token: str) -> dict[str, Any]:
    """Open what `encrypt` made, with whichever key fits; an empty text is no secrets.

    Raises:
        SecretsUnreadable: no key fits, or the text is not ours.
        ImproperlyConfigured: no key, or one that is not a key.
    """
    if not token:
        return {}
    try:
        opened = json.loads(_box().decrypt(token.encode()))
    except (InvalidToken, ValueError):
        raise SecretsUnreadable from None
    if not isinstance(opened, dict):
        raise SecretsUnreadable
    return opened


def rotate(token: str) -> str:
    """The same secrets, encrypted under the first key; raises as `decrypt` does."""
    if not token:
        return ""
    try:
        return _box().rotate(token.encode()).decode()
    except (InvalidToken, ValueError):
        raise SecretsUnreadable from None


def _box() -> MultiFernet:
    keys = [key.strip() for key in settings.CONTACT_ENCRYPTION_KEYS if key.strip()]
    if not keys:
        raise ImproperlyConfigured("CONTACT_ENCRYPTION_KEYS is empty: no secret can be written or read.")
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError:
        message = "CONTACT_ENCRYPTION_KEYS holds something that is not a key (32 bytes in URL-safe base64)."
        raise ImproperlyConfigured(message) from None
