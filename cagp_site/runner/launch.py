"""`manage.py start` from the lock to the last child's end."""

import http.client
import signal
import socket
from types import FrameType

from django.conf import settings
from django.core.management.base import CommandError
from django.db import OperationalError, connections

from cagp_site.settings.env import ROOT

from . import bootstrap, processes
from .bootstrap import Admin
from .console import Console
from .lock import AlreadyRunning, exclusive
from .ports import PortsTaken, require_free
from .supervisor import Supervisor

# A first start on a slow machine compiles every module once; later ones take a fraction.
PATIENCE_SECONDS = 120.0


def start(console: Console) -> None:
    """Open the site and keep it open until a signal ends it.

    Raises:
        CommandError: it cannot open; the message says why in plain words.
    """
    try:
        with exclusive(settings.VAR / "start.lock"):
            _open_and_run(console)
    except (AlreadyRunning, PortsTaken) as error:
        raise CommandError(str(error)) from None
    except PermissionError as error:
        raise CommandError(f"{error.filename} may not be written (CAGP_VAR).") from None
    except OperationalError as error:
        raise CommandError(f"The database cannot be used (DATABASE_URL): {str(error).strip()}") from None
    except KeyboardInterrupt:
        console.step("stopped before the site was open")


def _open_and_run(console: Console) -> None:
    signal.signal(signal.SIGTERM, _interrupt)
    console.step(f"starting; the data lies in {settings.VAR}")
    require_free(processes.ports())
    admin = bootstrap.prepare(console.step)
    connections.close_all()  # the children have their own
    with Supervisor(console, cwd=ROOT, record=settings.VAR / "children.json") as supervisor:
        console.step("starting the web server, the mailbox and the hook inbox")
        for child in processes.open_first():
            supervisor.start(child)
        if supervisor.wait_until(_is_open, PATIENCE_SECONDS):
            console.step("the site is open")
        elif not supervisor.stopping:
            console.step(f"the site did not open in {PATIENCE_SECONDS:g} s; see the lines above; trying on")
        if not supervisor.stopping:
            _go_on(console, supervisor, admin)


def _go_on(console: Console, supervisor: Supervisor, admin: Admin | None) -> None:
    for child in processes.in_background():
        supervisor.start(child)
    console.table(_rows(admin))
    supervisor.run()


def _rows(admin: Admin | None) -> list[tuple[str, str]]:
    return [
        ("Site", f"{settings.SITE_URL}/"),
        ("Admin", f"{settings.SITE_URL}/admin/"),
        ("Login", _login(admin)),
        ("Mailbox", f"http://localhost:{settings.MAILBOX_PORT}/"),
        ("Hook inbox", f"http://localhost:{settings.HOOK_INBOX_PORT}/"),
        ("Data", str(settings.VAR)),
        ("Stop", "Ctrl-C"),
    ]


def _login(admin: Admin | None) -> str:
    if admin is None:
        return 'as before (a new password: make manage ARGS="changepassword admin")'
    if admin.is_generated:
        return f"{admin.name} / {admin.password}   (shown this once)"
    return f"{admin.name}, with the password of CAGP_ADMIN_PASSWORD"


def _is_open() -> bool:
    """Whether the home page comes, from the mailbox and the hook inbox a connection."""
    ports = (settings.MAILBOX_SMTP_PORT, settings.MAILBOX_PORT, settings.HOOK_INBOX_PORT)
    return all(_listens(port) for port in ports) and _home_page_comes()


def _home_page_comes() -> bool:
    connection = http.client.HTTPConnection(*processes.web_address(), timeout=5)
    try:
        connection.request("GET", "/", headers={"Host": processes.site_host()})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _listens(port: int) -> bool:
    try:
        socket.create_connection((processes.LOOPBACK, port), timeout=1).close()
    except OSError:
        return False
    return True


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
