"""SMTP by the mail settings of the site, with one deadline on the whole exchange.

`smtplib` bounds each read of its socket, so a banner that drips a byte a second holds it as long as it likes.
Here the connection itself is shut at the deadline, from a second thread.
"""

import smtplib
import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.utils import DNS_NAME

from .addresses import resolve
from .deadline import Deadline, OutOfTime, bounded
from .dialer import dial

QUIT_SECONDS = 2.0
"""The mail is taken by then: a server slow to say goodbye is not waited for."""

Refused = Mapping[str, tuple[int, bytes]]


class Guard:
    """Shuts the connections given to it when the deadline comes; leaving it stops the watch."""

    def __init__(self, deadline: Deadline) -> None:
        self.deadline = deadline
        self._watched: list[tuple[socket.socket, threading.Timer]] = []

    def dial(self, host: str, port: int) -> socket.socket:
        """A watched connection; the mail server is the operator's setting and usually a private address.

        Raises:
            HostUnknown, OSError, OutOfTime: there is none.
        """
        sock = dial(resolve(host, port, self.deadline, any_address=True), self.deadline)
        sock.settimeout(self.deadline.left())
        self._watch(sock)
        return sock

    def _watch(self, sock: socket.socket) -> None:
        # A duplicate stays ours, however TLS wraps the original.
        duplicate = sock.dup()
        timer = threading.Timer(self.deadline.left(), _shut, [duplicate])
        timer.daemon = True
        timer.start()
        self._watched.append((duplicate, timer))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for duplicate, timer in self._watched:
            timer.cancel()
            timer.join()
            duplicate.close()


class _Connection(smtplib.SMTP):
    """Resolves, connects and talks within the guard's deadline."""

    def __init__(self, host: str, port: int, own_name: str, guard: Guard) -> None:
        self._guard = guard
        super().__init__(host, port, own_name)

    def _get_socket(self, host: str, port: int, timeout: float | None) -> socket.socket:
        return self._guard.dial(host, port)


class _TlsConnection(smtplib.SMTP_SSL):
    """The same with TLS from the first byte."""

    def __init__(self, host: str, port: int, own_name: str, guard: Guard, context: ssl.SSLContext) -> None:
        self._guard = guard
        self._name = host
        super().__init__(host, port, own_name, context=context)

    def _get_socket(self, host: str, port: int, timeout: float | None) -> socket.socket:
        return self.context.wrap_socket(self._guard.dial(host, port), server_hostname=self._name)


class BoundedBackend(EmailBackend):
    """Django's SMTP backend, for its settings; sends one mail and tells which recipients were refused."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def transmit(self, sender: str, recipients: Sequence[str], message: bytes) -> Refused:
        """One mail transaction.

        Returns:
            The recipients refused, with the server's code, where at least one was accepted.

        Raises:
            OutOfTime: the deadline came first, at whatever stage.
            HostUnknown, OSError, smtplib.SMTPException: as `smtplib` raises them.
        """
        with Guard(self._deadline) as guard:
            connection: smtplib.SMTP | None = None
            try:
                connection = self._connect(guard)
                self._prepare(connection)
                return connection.sendmail(sender, list(recipients), message)
            except (OSError, ValueError, smtplib.SMTPException):
                # A shut connection looks different by stage: half a reply, an end of file, a TLS error.
                if self._deadline.passed:
                    raise OutOfTime from None
                raise
            finally:
                if connection is not None:
                    _hang_up(connection)

    def _connect(self, guard: Guard) -> smtplib.SMTP:
        if self.use_ssl:
            return _TlsConnection(self.host, self.port, self._own_name(), guard, self.ssl_context)
        return _Connection(self.host, self.port, self._own_name(), guard)

    def _prepare(self, connection: smtplib.SMTP) -> None:
        if self.use_tls and not self.use_ssl:
            connection.starttls(context=self.ssl_context)
        if self.username and self.password:
            connection.login(self.username, self.password)

    def _own_name(self) -> str:
        """Our name for EHLO; finding it asks the name service, which may hang."""
        try:
            return bounded(DNS_NAME.get_fqdn, Deadline(self._deadline.within / 4))
        except OutOfTime:
            return "localhost"


def _shut(sock: socket.socket) -> None:
    """Wakes whoever reads from the connection: it looks as if the other side had hung up."""
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it was closed already


def _hang_up(connection: smtplib.SMTP) -> None:
    """Say goodbye and close; nothing that goes wrong here changes what became of the mail."""
    try:
        if connection.sock is not None:
            connection.sock.settimeout(QUIT_SECONDS)
            connection.quit()
    except (OSError, ValueError, smtplib.SMTPException):
        pass
    finally:
        connection.close()
