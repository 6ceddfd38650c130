"""The tests: nothing read from a developer's `.env`, nothing kept, mail in memory."""

import os
import tempfile
from pathlib import Path

os.environ["CAGP_ENV_FILE"] = os.devnull
os.environ.setdefault("CAGP_VAR", str(Path(tempfile.gettempdir()) / f"cagp-tests-{os.getpid()}"))

from .base import *  # noqa: E402, F403 - the environment above comes first
from .base import DATABASES, VAR, seal  # noqa: E402

seal()

SECRET_KEY = "only-for-tests-" + "x" * 40
CONTACT_ENCRYPTION_KEYS = ["dGVzdC1rZXktdGVzdC1rZXktdGVzdC1rZXktdGVzdDE="]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = WAGTAILADMIN_BASE_URL = "http://localhost"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, str] = {}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CONTACT_RATE_LIMIT = None
CONTACT_ALERT_EMAILS = ["alerts@crossedarrows.example"]
