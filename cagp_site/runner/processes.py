"""The processes of the site, as the settings want them."""

import sys
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from cagp_site.settings.env import ROOT

from .ports import Port
from .supervisor import Child

LOOPBACK = "127.0.0.1"
# Enough for requests that wait on the database's one writer; more would only wait behind it.
WEB_THREADS = 16
# Celery warns root of pickled messages; ours are JSON only (CELERY_ACCEPT_CONTENT).
NOT_ABOUT_ROOT = ("-W", "ignore:You're running the worker with superuser privileges")
CELERY = (*NOT_ABOUT_ROOT, "-m", "celery", "--quiet", "-A", "cagp_site.celery")


def ports() -> list[Port]:
    """Every port the site listens on, with the setting that moves it."""
    return [
        Port("PORT", settings.HOST, settings.PORT),
        Port("MAILBOX_PORT", LOOPBACK, settings.MAILBOX_PORT),
        Port("MAILBOX_SMTP_PORT", LOOPBACK, settings.MAILBOX_SMTP_PORT),
        Port("HOOK_INBOX_PORT", LOOPBACK, settings.HOOK_INBOX_PORT),
    ]


def open_first() -> list[Child]:
    """What a person can open: started alone, so that it opens soon."""
    return [_web(), _mailbox(), _hook_inbox()]


def in_background() -> list[Child]:
    """What works unseen, started when the site is open."""
    return [
        _worker("worker", "deliveries", "--pool", "prefork"),
        _worker("chores", "default", "--pool", "solo"),
        _python("beat", *CELERY, "beat", "--pidfile="),
        _python("sweeper", str(ROOT / "manage.py"), "sweep"),
    ]


def web_address() -> tuple[str, int]:
    """Host and port where this machine reaches the web server."""
    everywhere = {"0.0.0.0": LOOPBACK, "": LOOPBACK, "::": "::1"}  # noqa: S104 - compared with, not bound to
    return everywhere.get(settings.HOST, settings.HOST), settings.PORT


def site_host() -> str:
    """The Host header of the public address."""
    return urlsplit(settings.SITE_URL).netloc


def _python(name: str, *arguments: str) -> Child:
    env = {
        # The children's directory is the project's: a relative one would lead elsewhere there.
        "CAGP_VAR": str(settings.VAR),
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
        "PYTHONUNBUFFERED": "1",
    }
    return Child(name, [sys.executable, *arguments], env)


def _web() -> Child:
    host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
    # SQLite has one writer: a second process would only add memory and start time.
    workers = "1" if connection.vendor == "sqlite" else "2"
    options = ["--bind", f"{host}:{settings.PORT}", "--workers", workers, "--threads", str(WEB_THREADS)]
    config = "python:cagp_site.runner.gunicorn_conf"
    return _python("web", "-m", "gunicorn", "--config", config, *options, "cagp_site.wsgi")


def _worker(name: str, queue: str, *pool: str) -> Child:
    full = f"{settings.CELERY_PREFIX}.{queue}"
    # Workers of this site never talk to each other: less to start, less on the broker.
    alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return _python(name, *CELERY, "worker", "--queues", full, "--hostname", f"{full}@%h", *alone, *pool)


def _mailbox() -> Child:
    ports = ["--smtp-port", str(settings.MAILBOX_SMTP_PORT), "--web-port", str(settings.MAILBOX_PORT)]
    return _python("mailbox", "-m", "cagp_site.runner.mailbox", "--folder", str(settings.VAR / "mail"), *ports)


def _hook_inbox() -> Child:
    arguments = ["--folder", str(settings.VAR / "hook-inbox"), "--port", str(settings.HOOK_INBOX_PORT)]
    return _python("hooks", "-m", "cagp_site.runner.hook_inbox", *arguments)
