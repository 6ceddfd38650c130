"""Production: refuses to start on anything that must not be guessed, and says which."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403 - settings are a delta of base
from .base import (
    ALLOWED_HOSTS,
    CONTACT_ENCRYPTION_KEYS,
    CONTENT_SECURITY_POLICY,
    DEBUG,
    SECRET_KEY,
    SITE_URL,
    TRUSTED_PROXY_COUNT,
)
from .env import seal

seal()

_problems = [
    message
    for message, wrong in {
        "SECRET_KEY is missing: set a long random value": not SECRET_KEY,
        "DEBUG is on: it must be off in production": DEBUG,
        "ALLOWED_HOSTS is empty: name the site's host": not ALLOWED_HOSTS,
        "ALLOWED_HOSTS holds a wildcard: name the hosts": any(host.startswith("*") for host in ALLOWED_HOSTS),
        'CONTACT_ENCRYPTION_KEYS is missing: make manage ARGS="destination key" makes one': not CONTACT_ENCRYPTION_KEYS,
        "SITE_URL must be the public https:// address": not SITE_URL.startswith("https://"),
    }.items()
    if wrong
]
if _problems:
    raise ImproperlyConfigured("\n".join(["Production does not start:", *(f"  {line}" for line in _problems)]))

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# An address with http:// that slipped into a text is asked for over https.
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
