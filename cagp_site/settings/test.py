"""The tests: nothing read from a developer's `.env`, nothing kept, mail in memory."""

import atexit
import os
import shutil
import tempfile

os.environ["CAGP_ENV_FILE"] = os.devnull
if "CAGP_VAR" not in os.environ:
    os.environ["CAGP_VAR"] = tempfile.mkdtemp(prefix="cagp-tests-")
    atexit.register(shutil.rmtree, os.environ["CAGP_VAR"], ignore_errors=True)

from .base import *  # noqa: F403 - the environment above comes first
from .base import DATABASES, VAR
from .env import seal

seal()

VAR.mkdir(parents=True, exist_ok=True)
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file, as in operation: threads that share a database in memory lock each other out in other ways.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}

SECRET_KEY = "only-for-tests-" + "x" * 40
CONTACT_ENCRYPTION_KEYS = ["dGVzdC1rZXktdGVzdC1rZXktdGVzdC1rZXktdGVzdDE="]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = WAGTAILADMIN_BASE_URL = "http://localhost"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CONTACT_RATE_LIMIT = COMMENT_RATE_LIMIT = SEARCH_MISS_RATE_LIMIT = None
CONTACT_CANARY_MINUTES = 0.0
CONTACT_ALERT_EMAILS = ["alerts@crossedarrows.example"]
# Static files straight from the packages: a test collects none.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
