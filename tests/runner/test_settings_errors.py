"""Bad settings, with the real command line: each named in plain words, no traceback, exit status 1."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import OURS, ROOT, clean_environment

GOOD = {
    "DJANGO_SETTINGS_MODULE": "cagp_site.settings.production",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEFGHIJ",
    "ALLOWED_HOSTS": "www.example.org",
    "SITE_URL": "https://www.example.org",
    "CONTACT_ENCRYPTION_KEYS": "dGVzdC1rZXktdGVzdC1rZXktdGVzdC1rZXktdGVzdDE=",
}


def check(var: Path, *options: str, **settings: str) -> subprocess.CompletedProcess[str]:
    env = clean_environment(CAGP_VAR=str(var), **settings)
    command = [sys.executable, "manage.py", "check", *options]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False)


def assert_refused(result: subprocess.CompletedProcess[str], *named: str) -> None:
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for name in named:
        assert name in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("MAILBOX_PORT", "x"),
        ("CONTACT_RATE_LIMIT", "20 per hour"),
        ("CONTACT_RATE_LIMIT", "0/h"),
        ("DEBUG", "perhaps"),
        ("CONTACT_LEASE_SECONDS", "long"),
        ("DATABASE_URL", "nonsense"),
        ("EMAIL_URL", "nonsense"),
        ("CACHE_URL", "nonsense"),
        ("MEDIA_URL", "media"),
        ("MEDIA_URL", "http://media.example/"),
        ("EMBED_PROVIDERS", "youtube,dailymotion"),
        ("CONTACT_WEEKEND", "sat,sunday"),
        ("CONTACT_WEEKEND", "mon,tue,wed,thu,fri,sat,sun"),
    ],
)
def test_a_bad_value_is_named(tmp_path: Path, name: str, value: str) -> None:
    """The variable's name is in the message."""
    assert_refused(check(tmp_path / "var", **{name: value}), name)


def test_several_bad_values_are_named_at_once(tmp_path: Path) -> None:
    """Nobody mends them one start at a time."""
    result = check(tmp_path / "var", PORT="x", CONTACT_RATE_LIMIT="often", DEBUG="perhaps")
    assert_refused(result, "PORT", "CONTACT_RATE_LIMIT", "DEBUG")


def test_production_starts_with_good_values(tmp_path: Path) -> None:
    """The values the next tests take away are enough."""
    result = check(tmp_path / "var", **GOOD)
    assert result.returncode == 0, result.stderr


TELL = """
import json
from django.conf import settings
from django.core.files.storage import storages
names = ("SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY",
         "CSRF_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SAMESITE", "CONTENT_SECURITY_POLICY")
print(json.dumps({name: getattr(settings, name) for name in names}))
print(settings.STORAGES["staticfiles"]["BACKEND"])
"""


def test_what_production_confines(tmp_path: Path) -> None:
    """HSTS, cookies over https alone, addresses upgraded; the media host sends pictures; static files are joined."""
    env = clean_environment(CAGP_VAR=str(tmp_path / "var"), **GOOD, MEDIA_URL="https://media.example/up/")
    result = subprocess.run([sys.executable, "-c", TELL], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    told, storage = result.stdout.splitlines()
    settings = json.loads(told)
    policy = settings.pop("CONTENT_SECURITY_POLICY")["DIRECTIVES"]
    assert policy["upgrade-insecure-requests"] is True
    assert policy["img-src"] == ["'self'", "https://media.example"]
    assert settings.pop("SECURE_HSTS_SECONDS") >= 31_536_000
    assert settings.pop("SESSION_COOKIE_SAMESITE") == settings.pop("CSRF_COOKIE_SAMESITE") == "Lax"
    assert set(settings.values()) == {True}
    assert storage == "cagp_site.core.static_storage.JoinedStaticFilesStorage"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param({"SECRET_KEY": ""}, "SECRET_KEY is missing", id="no secret key"),
        pytest.param({"DEBUG": "on"}, "DEBUG is on", id="debug"),
        pytest.param({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is empty", id="no host"),
        pytest.param({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS holds a wildcard", id="wildcard"),
        pytest.param({"ALLOWED_HOSTS": "a.example,*"}, "ALLOWED_HOSTS holds a wildcard", id="wildcard among others"),
        pytest.param({"CONTACT_ENCRYPTION_KEYS": ""}, "CONTACT_ENCRYPTION_KEYS is missing", id="no key"),
        pytest.param({"SITE_URL": "http://www.example.org"}, "SITE_URL", id="not https"),
    ],
)
def test_production_refuses_what_must_not_be_guessed(tmp_path: Path, change: dict[str, str], named: str) -> None:
    """And says which."""
    assert_refused(check(tmp_path / "var", **{**GOOD, **change}), named)


def test_production_names_all_at_once(tmp_path: Path) -> None:
    """Everything that is wrong in one message."""
    result = check(tmp_path / "var", **{**GOOD, "SECRET_KEY": "", "DEBUG": "on", "ALLOWED_HOSTS": "*"})
    assert_refused(result, "SECRET_KEY is missing", "DEBUG is on", "wildcard")


def test_every_setting_is_documented() -> None:
    """Each variable that the settings read stands in .env.example, and nothing else does."""
    source = "".join(path.read_text() for path in (ROOT / "cagp_site" / "settings").glob("*.py"))
    read = set(re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', source))
    assert read == OURS - {"DJANGO_SETTINGS_MODULE"}


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_state_directory_that_cannot_be_is_said(tmp_path: Path, place: str) -> None:
    """CAGP_VAR is named, with the reason."""
    (tmp_path / "file").write_text("")
    assert_refused(check(tmp_path / place), "CAGP_VAR")


@pytest.mark.parametrize("option", [["--settings", "{}"], ["--settings={}"]], ids=["two words", "one word"])
def test_settings_named_on_the_command_line_are_those_that_are_read(tmp_path: Path, option: list[str]) -> None:
    """Not the ones that stand in when nothing is named."""
    options = [word.format("cagp_site.settings.production") for word in option]
    assert_refused(check(tmp_path, *options), "Production does not start", "SECRET_KEY")
