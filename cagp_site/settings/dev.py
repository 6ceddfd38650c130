"""One machine, nothing to install: what `make run` starts."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403 - settings are a delta of base
from .base import (
    ALLOWED_HOSTS,
    CONTACT_ALERT_EMAILS,
    CONTACT_ALLOWED_PRIVATE_HOSTS,
    CONTACT_ENCRYPTION_KEYS,
    HOOK_INBOX_PORT,
    SECRET_KEY,
    VAR,
)
from .env import seal

seal()


def _kept(name: str, make: str) -> str:
    """A secret made on the first start and kept in the state directory, readable by its owner only.

    Raises:
        ImproperlyConfigured: the state directory cannot be used.
    """
    path = Path(VAR) / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            _write_whole(path, make)
        return path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"CAGP_VAR: {path.parent} cannot be used: {error.strerror}.") from None


def _write_whole(path: Path, text: str) -> None:
    """Make `path` with all of its text or not at all: half a key would lock out what it encrypted."""
    handle, fresh = tempfile.mkstemp(dir=path.parent)  # for its owner only
    try:
        with os.fdopen(handle, "w") as file:
            file.write(text)
        Path(path).hardlink_to(fresh)
    finally:
        Path(fresh).unlink()


SECRET_KEY = SECRET_KEY or _kept("secret_key", secrets.token_urlsafe(50))
CONTACT_ENCRYPTION_KEYS = CONTACT_ENCRYPTION_KEYS or [_kept("encryption_key", Fernet.generate_key().decode())]
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
CONTACT_ALERT_EMAILS = CONTACT_ALERT_EMAILS or ["alerts@crossedarrows.example"]
# The hook inbox of `manage.py start` lives on loopback.
CONTACT_ALLOWED_PRIVATE_HOSTS = [*CONTACT_ALLOWED_PRIVATE_HOSTS, f"127.0.0.1:{HOOK_INBOX_PORT}"]

SERVE_MEDIA = True
