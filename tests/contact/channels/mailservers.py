"""Mail servers on loopback: a scripted one that answers each stage as told, and aiosmtpd for TLS and login."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from .peers import TOO_LONG, Peer, closed_port, drips

Reply = str | Callable[[socket.socket, threading.Event], None] | None


def drip(connection: socket.socket, stopping: threading.Event) -> None:
    """Half a reply, then a letter every 50 ms, and never its end."""
    drips(b"2", b"2")(connection, stopping)


def hold(_connection: socket.socket, stopping: threading.Event) -> None:
    """Says nothing for far too long."""
    stopping.wait(TOO_LONG)


@dataclass
class Scripted:
    """Stages: BANNER, EHLO, MAIL, RCPT, DATA (the command), END (after the mail), QUIT. None drops the connection.

    A key such as `RCPT <a@b>` answers for that recipient alone. `mails` keeps what was accepted: recipients, content.
    """

    replies: Mapping[str, Reply] = field(default_factory=dict)
    mails: list[tuple[list[str], bytes]] = field(default_factory=list)

    def __call__(self, connection: socket.socket, stopping: threading.Event) -> None:
        with contextlib.suppress(ConnectionAbortedError):
            self._talk(connection, stopping)

    def _talk(self, connection: socket.socket, stopping: threading.Event) -> None:
        self._say(connection, stopping, "BANNER", "220 mail.example ESMTP")
        lines, accepted = connection.makefile("rb"), []
        while line := lines.readline():
            verb, _space, rest = line.decode("latin-1").strip().partition(" ")
            verb = verb.upper()
            if verb == "RCPT":
                recipient = rest.partition(":")[2].strip()
                stage = f"RCPT {recipient}" if f"RCPT {recipient}" in self.replies else "RCPT"
                if self._say(connection, stopping, stage, "250 fine").startswith("2"):
                    accepted.append(recipient.strip("<>"))
            elif verb == "DATA":
                if self._say(connection, stopping, "DATA", "354 go on").startswith("3"):
                    content = b"".join(iter(lines.readline, b".\r\n"))
                    if self._say(connection, stopping, "END", "250 kept").startswith("2"):
                        self.mails.append((accepted, content))
            else:
                accepted = [] if verb == "MAIL" else accepted
                self._say(connection, stopping, verb, "250 fine")

    def _say(self, connection: socket.socket, stopping: threading.Event, stage: str, usual: str) -> str:
        reply = self.replies.get(stage, usual)
        if isinstance(reply, str):
            connection.sendall(f"{reply}\r\n".encode())
            return reply
        if reply is not None:
            reply(connection, stopping)
        raise ConnectionAbortedError


@contextlib.contextmanager
def scripted(settings: Any, **replies: Reply) -> Iterator[Scripted]:
    """A scripted server that the mail settings lead to."""
    script = Scripted(replies)
    with Peer(script, reads=False) as peer:
        use(settings, peer.port)
        yield script


def use(settings: Any, port: int, **options: Any) -> None:
    """Let the mail settings lead to a port of this machine."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    defaults = {"EMAIL_HOST_USER": "", "EMAIL_HOST_PASSWORD": "", "EMAIL_USE_TLS": False, "EMAIL_USE_SSL": False}
    for name, value in (defaults | options).items():
        setattr(settings, name, value)


class Mailbox:
    """Keeps the envelopes that aiosmtpd took."""

    def __init__(self) -> None:
        self.envelopes: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.envelopes.append(envelope)
        return "250 kept"


@contextlib.contextmanager
def real(tls: ssl.SSLContext | None = None, login: tuple[str, str] | None = None) -> Iterator[tuple[Mailbox, int]]:
    """aiosmtpd with STARTTLS and a login where they are given; yields the mailbox and the port."""

    def authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        given = (data.login.decode(), data.password.decode()) if isinstance(data, LoginPassword) else None
        return AuthResult(success=given == login, handled=False)

    mailbox, port = Mailbox(), closed_port()
    options = {"authenticator": authenticate, "auth_required": True} if login else {}
    controller = Controller(
        mailbox, hostname="127.0.0.1", port=port, tls_context=tls, require_starttls=tls is not None, **options
    )
    controller.start()
    try:
        yield mailbox, port
    finally:
        controller.stop()
