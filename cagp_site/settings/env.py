"""The environment, read once: every variable the project knows is read in this package and nowhere else."""

import os
import re
from pathlib import Path
from typing import Any, NamedTuple

import dj_email_url  # type: ignore[import-untyped]  # the package ships no types
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvValidationError

ROOT = Path(__file__).resolve().parents[2]

# Deferred, so that `seal` can name every bad value at once instead of the first.
env = Env(eager=False)
env.read_env(os.environ.get("CAGP_ENV_FILE", str(ROOT / ".env")), recurse=False)

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class RateLimit(NamedTuple):
    """At most `events` in each window of `seconds`."""

    events: int
    seconds: int


@env.parser_for("rate_limit")
def parse_rate_limit(value: str | RateLimit | None) -> RateLimit | None:
    """Read `20/h` (s, m, h or d) or `off`.

    Raises:
        EnvValidationError: anything else.
    """
    if value is None or isinstance(value, RateLimit):
        return value
    if value.strip().lower() == "off":
        return None
    found = re.fullmatch(r"([1-9]\d{0,6})/([smhd])", value.strip())
    if not found:
        message = "not a rate limit: write a number, a slash and s, m, h or d (such as 20/h), or off"
        raise EnvValidationError(message, [message])
    return RateLimit(int(found[1]), SECONDS[found[2]])


@env.parser_for("weekend")
def parse_weekend(value: str | frozenset[int]) -> frozenset[int]:
    """Read days such as `fri,sat`; empty for none. The weekdays, 0 for Monday.

    Raises:
        EnvValidationError: something that is no day, or no day left to work on.
    """
    if isinstance(value, frozenset):
        return value
    names = [name.strip().lower() for name in value.split(",") if name.strip()]
    days = frozenset(DAYS.index(name) for name in names if name in DAYS)
    if set(names) - set(DAYS) or len(days) == len(DAYS):
        message = "not a weekend: write days such as sat,sun (mon tue wed thu fri sat sun), not all seven"
        raise EnvValidationError(message, [message])
    return days


@env.parser_for("mail_server")
def parse_mail_server(value: str) -> dict[str, Any]:
    """Read an EMAIL_URL into Django's mail settings.

    Raises:
        EnvValidationError: no scheme that names a way to send mail.
    """
    settings: dict[str, Any] = dict(dj_email_url.parse(value))
    if "EMAIL_BACKEND" not in settings:
        message = "not a mail server: write such as smtp://user:password@host:587/?tls=True"
        raise EnvValidationError(message, [message])
    return settings


def seal() -> None:
    """End the reading; say every bad value in one message.

    Raises:
        ImproperlyConfigured: with one line per bad variable.
    """
    try:
        env.seal()
    except EnvValidationError as error:
        raise ImproperlyConfigured(_explain(error.error_messages)) from None


def _explain(problems: Any) -> str:
    lines = [f"  {name}: {' '.join(map(str, messages))}" for name, messages in sorted(problems.items())]
    return "\n".join(["These settings have values that cannot be used (see .env.example):", *lines])
