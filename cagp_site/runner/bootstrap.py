"""What has to be there before the site can open: the database's tables, content, an admin, destinations."""

import io
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Site

from . import destinations, static_files

ADMIN_NAME = "admin"
LOCAL_NAMES = ("localhost", "127.0.0.1")
SHOWN_EVERY = 25
Say = Callable[[str], None]


@dataclass(frozen=True)
class Admin:
    """The administrator that was made for a new site."""

    name: str
    password: str = field(repr=False)
    is_generated: bool


def prepare(say: Say) -> Admin | None:
    """Bring database and content to where the site can open; every step may be repeated.

    Returns the administrator if this start made one, so that the password can be shown this once.
    """
    make_folders()
    static_files.collect_if_changed(say)
    migrate(say)
    admin = fill_if_empty(say)
    follow_address()
    if destinations.make_if_none():
        say("made the destinations: staff mail, acknowledgement, webhook to the hook inbox")
    destinations.follow_hook_inbox()
    return admin


def make_folders() -> None:
    """The folders that others expect to find: the state directory is its owner's alone."""
    settings.VAR.mkdir(parents=True, exist_ok=True, mode=0o700)
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    # WhiteNoise warns of a folder for collected files that is not there.
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    for name in ("data_folder_in", "control_folder"):
        if name in options:
            (settings.VAR / options[name]).mkdir(parents=True, exist_ok=True)


def migrate(say: Say) -> None:
    """Apply what is not applied yet. With nothing to apply `migrate` itself would still take a second."""
    executor = MigrationExecutor(connection)
    todo = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if todo:
        say(f"bringing the database up to date: {todo} migrations")
        call_command("migrate", interactive=False, skip_checks=True, stdout=_Progress(say, todo))


class _Progress(io.StringIO):
    """Stands for the standard output of `migrate`; says how far it is, now and then."""

    def __init__(self, say: Say, total: int) -> None:
        super().__init__()
        self._say, self._total, self._done = say, total, 0

    def write(self, text: str) -> int:
        if text.endswith(" OK\n"):
            self._done += 1
            if self._done % SHOWN_EVERY == 0:
                self._say(f"  {self._done} of {self._total} migrations")
        return len(text)


def fill_if_empty(say: Say) -> Admin | None:
    """Load the demo content and make an administrator while there is no user at all.

    One transaction: a start that was interrupted half way leaves an empty database, not half a site.
    """
    if get_user_model().objects.exists():
        return None
    say("loading the demo content")
    with transaction.atomic():
        call_command("load_demo", stdout=io.StringIO())
        admin = Admin(
            name=ADMIN_NAME,
            password=settings.ADMIN_PASSWORD or secrets.token_urlsafe(12),
            is_generated=not settings.ADMIN_PASSWORD,
        )
        get_user_model().objects.create_superuser(ADMIN_NAME, "admin@crossedarrows.example", admin.password)
    return admin


def follow_address() -> None:
    """Give Wagtail's site the address of SITE_URL, unless somebody gave it a name of its own."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True, hostname__in=LOCAL_NAMES).first()
    if site and (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()
