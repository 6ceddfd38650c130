"""What an SMTP reply means for the delivery (RFC 5321, 4.2.1 and 4.5.3.1.10; RFC 4954, 6).

4xx is tried again. 5xx is final only where it speaks of a recipient (RCPT, DATA); before that, and for the
codes that speak of the session or the login, it is a fault of the configuration: a person is told, and the
tries go on.
"""

import smtplib
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .base import Delivered, GiveUp, TryAgain

# 500-504: the session went wrong. The others: a login or TLS is wanted (RFC 4954, 6; RFC 3207, 4).
SESSION_CODES = frozenset({500, 501, 502, 503, 504, 521, 523, 530, 534, 535, 538})
# "Too many recipients" or a full mailbox: RFC 5321, 4.5.3.1.10, has senders take it for a 452.
TEMPORARY_5XX = frozenset({552})


class Refusal(Enum):
    """How one recipient was refused."""

    LATER = "later"
    FINAL = "final"
    SESSION = "session"
    UNUSABLE = "unusable"

    @classmethod
    def by_code(cls, code: int) -> Self:
        """From the reply to RCPT or DATA; a code that is none of SMTP's is a broken reply, so: later."""
        if code in SESSION_CODES:
            return cls.SESSION
        return cls.FINAL if 500 <= code < 600 and code not in TEMPORARY_5XX else cls.LATER


def settle(accepted: int, refusals: Sequence[Refusal], memory: Mapping[str, str]) -> Delivered:
    """The outcome of a try, from how many have the mail by now and how the rest was refused.

    Raises:
        TryAgain: somebody may still get it.
        GiveUp: nobody has it and nobody ever will.
    """
    open_ones = sum(refusal in {Refusal.LATER, Refusal.SESSION} for refusal in refusals)
    if open_ones:
        raise TryAgain(_waiting(accepted, open_ones), memory=memory, needs_attention=Refusal.SESSION in refusals)
    if not accepted:
        raise GiveUp(_("The mail server refused every recipient for good."), memory=memory)
    return Delivered(detail=_taken(accepted, len(refusals)), memory=memory)


def by_stage(error: smtplib.SMTPException, memory: Mapping[str, str]) -> TryAgain:
    """Outcome of an error before the recipients: connection, greeting, TLS, login, sender."""
    code = error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else None
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return TryAgain(_("The mail server broke the connection off."), memory=memory)
    if isinstance(error, smtplib.SMTPNotSupportedError) or code is None:
        words = _("The mail server does not offer the TLS or the login that the mail settings ask for.")
        return TryAgain(words, memory=memory, needs_attention=True)
    if not 400 <= code < 600:
        words = _("The mail server answered with something that is not SMTP.")
        return TryAgain(words, memory=memory)
    words = _("The mail server refused %(what)s (SMTP %(code)d).") % {"what": _stage(error), "code": code}
    return TryAgain(words, status=code, memory=memory, needs_attention=code >= 500)


def _stage(error: smtplib.SMTPException) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _("our login")
    if isinstance(error, smtplib.SMTPSenderRefused):
        return _("our sender address")
    return _("the connection")


def _waiting(accepted: int, open_ones: int) -> str:
    words = ngettext(
        "The mail server put off %(open)d recipient.",
        "The mail server put off %(open)d recipients.",
        open_ones,
    ) % {"open": open_ones}
    return f"{words} {_have_it(accepted)}" if accepted else words


def _taken(accepted: int, refused: int) -> str:
    if not refused:
        return _have_it(accepted)
    words = ngettext(
        "%(count)d recipient was refused for good.", "%(count)d recipients were refused for good.", refused
    )
    return f"{_have_it(accepted)} {words % {'count': refused}}"


def _have_it(accepted: int) -> str:
    return ngettext(
        "The mail server took it for %(count)d recipient.",
        "The mail server took it for %(count)d recipients.",
        accepted,
    ) % {"count": accepted}
