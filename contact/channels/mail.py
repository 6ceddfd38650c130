"""One mail to one or more people through the site's mail settings, and what became of it in plain words."""

import hashlib
import smtplib
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email.generator import BytesGenerator
from email.header import Header
from email.utils import parseaddr
from io import BytesIO
from uuid import UUID

from django.conf import settings
from django.core import mail
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.core.mail.message import EmailMultiAlternatives, sanitize_address
from django.utils.encoding import punycode
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from .addresses import HostUnknown
from .base import Delivered, TryAgain
from .deadline import Deadline, OutOfTime
from .replies import Refusal, by_stage, settle
from .smtp import BoundedBackend
from .texts import one_line

ACCEPTED = "accepted"
"""Memory of a delivery: digests of the recipients that have it, so that a second try does not send to them again."""
MAX_HEADER_NAME = 100


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What to send; header texts need no cleaning before."""

    subject: str = field(repr=False)
    text: str = field(repr=False)
    html: str = field(repr=False, default="")
    recipients: Sequence[str] = field(repr=False)
    reply_to: tuple[str, str] | None = field(repr=False, default=None)
    """Name and address; left out of the mail where they make no address."""
    headers: Mapping[str, str] = field(default_factory=dict)


def send(letter: Letter, *, key: UUID, deadline: timedelta, memory: Mapping[str, str] | None = None) -> Delivered:
    """Send to everybody who does not have it yet.

    Args:
        letter: what to send.
        key: the same on every try of one mail; its Message-ID is made of it.
        deadline: for the whole exchange with the mail server.
        memory: what an earlier try gave back.

    Raises:
        TryAgain, GiveUp: as `replies` decides, with the memory of who has it.
    """
    memory = memory or {}
    done = frozenset(memory.get(ACCEPTED, "").split())
    wire = {address: wire_address(address) for address in letter.recipients if digest(address) not in done}
    pending = [form for form in wire.values() if form]
    unusable: dict[str, Refusal] = {form: Refusal.UNUSABLE for form, usable in wire.items() if not usable}
    refused: dict[str, Refusal] = {}
    if pending:
        with _plain_words(memory, deadline):
            refused = _transmit(_message(letter, key, pending), pending, Deadline(deadline))
    accepted = done | {digest(address) for address, form in wire.items() if form and form not in refused}
    remembered = {**memory, ACCEPTED: " ".join(sorted(accepted))}
    return settle(len(accepted), [*unusable.values(), *refused.values()], remembered)


def wire_address(address: str) -> str:
    """The address as SMTP without SMTPUTF8 carries it, the domain in its ASCII form; empty if that cannot be."""
    cleaned = one_line(address)
    local = cleaned.rpartition("@")[0]
    if cleaned != address or not local or not local.isascii():
        return ""
    try:
        found = sanitize_address(cleaned, "utf-8")
    except (ValueError, IndexError):  # UnicodeError is a ValueError
        return ""
    return found if parseaddr(found)[1] == found and found.isascii() else ""


def digest(address: str) -> str:
    """Stands for an address where the address itself has no business: the memory of a delivery."""
    return hashlib.sha256(address.lower().encode("utf-8", "replace")).hexdigest()[:16]


def _message_id(key: UUID) -> str:
    """The same on every try, so that mail programs show a mail that was sent twice once."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{key}@{punycode(domain) if domain else 'localhost'}>"


def _message(letter: Letter, key: UUID, pending: Sequence[str]) -> EmailMultiAlternatives:
    reply_to = _mailbox(*letter.reply_to) if letter.reply_to else ""
    message = EmailMultiAlternatives(
        subject=one_line(letter.subject),
        body=letter.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=list(pending),
        reply_to=[reply_to] if reply_to else [],
        headers={
            "Message-ID": _message_id(key),
            **{name: one_line(value) for name, value in letter.headers.items()},
        },
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message


def _mailbox(name: str, address: str) -> str:
    """`Name <address>` for a header; empty if the address cannot stand in one."""
    usable = wire_address(address)
    name = one_line(name)[:MAX_HEADER_NAME]
    if not usable or not name:
        return usable
    if name.isascii():
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}" <{usable}>'
    # Long names become several encoded words on lines of their own; a header value here is one line.
    return f"{' '.join(Header(name, 'utf-8').encode().split())} <{usable}>"


def _transmit(message: EmailMultiAlternatives, recipients: Sequence[str], deadline: Deadline) -> dict[str, Refusal]:
    """Who was refused, and how. A backend that is not SMTP takes the mail whole or raises."""
    if import_string(str(settings.EMAIL_BACKEND)) is not SmtpBackend:
        if not mail.get_connection().send_messages([message]):
            raise TryAgain(_("The mail system took no message."))
        return {}
    sender = sanitize_address(settings.DEFAULT_FROM_EMAIL, "utf-8")
    content = _bytes(message)
    try:
        refused = BoundedBackend(deadline).transmit(sender, recipients, content)
    except smtplib.SMTPRecipientsRefused as refusal:
        # Those without an answer of their own were not asked any more: the connection ended (421).
        refused = {recipient: refusal.recipients.get(recipient, (421, b"")) for recipient in recipients}
    except smtplib.SMTPDataError as refusal:
        refused = dict.fromkeys(recipients, (refusal.smtp_code, b""))
    return {recipient: Refusal.by_code(code) for recipient, (code, _text) in refused.items()}


def _bytes(message: EmailMultiAlternatives) -> bytes:
    """The mail as SMTP carries it: every line ends in CR LF."""
    buffer = BytesIO()
    BytesGenerator(buffer, mangle_from_=False).flatten(message.message(), linesep="\r\n")
    return buffer.getvalue()


@contextmanager
def _plain_words(memory: Mapping[str, str], deadline: timedelta) -> Iterator[None]:
    """Every way in which the mail server did not get as far as a recipient, as `TryAgain`."""
    seconds = f"{deadline.total_seconds():g}"
    try:
        yield
    except OutOfTime:
        words = _("The mail server did not finish within %(seconds)s seconds.") % {"seconds": seconds}
        raise TryAgain(words, memory=memory) from None
    except HostUnknown:
        raise TryAgain(_("The mail server was not found: its name has no address."), memory=memory) from None
    except smtplib.SMTPException as error:
        raise by_stage(error, memory) from None
    except ssl.SSLError:
        words = _("The mail server's certificate or its TLS is not as it should be.")
        raise TryAgain(words, memory=memory, needs_attention=True) from None
    except OSError:
        raise TryAgain(_("The mail server could not be reached."), memory=memory) from None
    except ValueError:
        words = _("The mail settings hold a sender, a user name or a password that mail cannot carry.")
        raise TryAgain(words, memory=memory, needs_attention=True) from None
