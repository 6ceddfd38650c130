"""One machine, nothing to install: what `make run` starts."""

import contextlib
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet

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
    """A secret made on the first start and kept in the state directory, readable by its owner only."""
    path = Path(VAR) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with (
        contextlib.suppress(FileExistsError),
        os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file,
    ):
        file.write(make)
    return path.read_text().strip()


SECRET_KEY = SECRET_KEY or _kept("secret_key", secrets.token_urlsafe(50))
CONTACT_ENCRYPTION_KEYS = CONTACT_ENCRYPTION_KEYS or [_kept("encryption_key", Fernet.generate_key().decode())]
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
CONTACT_ALERT_EMAILS = CONTACT_ALERT_EMAILS or ["alerts@crossedarrows.example"]
# The hook inbox of `manage.py start` lives on loopback.
CONTACT_ALLOWED_PRIVATE_HOSTS = [*CONTACT_ALLOWED_PRIVATE_HOSTS, f"127.0.0.1:{HOOK_INBOX_PORT}"]

# Static files straight from the packages: no collecting step between an edit and the page.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SERVE_MEDIA = True
