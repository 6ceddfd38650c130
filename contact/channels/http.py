"""A small HTTP client for URLs that people typed in: one look-up, no redirects, no proxies, one deadline."""

import ssl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpcore2
from django.utils.translation import gettext as _

from .addresses import HostRefused, HostUnknown, Lookup, resolve, system_lookup
from .base import TryAgain
from .deadline import Deadline, OutOfTime
from .dialer import AnswerTooLong, PinnedBackend
from .targets import Target, read_target

MAX_ANSWER_BYTES = 64 * 1024
USER_AGENT = "CAGP-Site/1.0"


@dataclass(frozen=True)
class Answer:
    """What the other side said; the body is never stored."""

    status: int
    headers: Mapping[str, str] = field(repr=False, default_factory=dict)
    """Names in lower case."""
    body: bytes = field(repr=False, default=b"")
    complete: bool = True
    """False when the body went on past the limit or the deadline: the status still counts."""


class Client:
    """Requests that share one deadline: a channel that needs two calls has one time for both."""

    def __init__(
        self, deadline: Deadline, lookup: Lookup = system_lookup, allowed: Iterable[str] | None = None
    ) -> None:
        """`allowed` is which hosts may be private, as in CONTACT_ALLOWED_PRIVATE_HOSTS, which it is unless given."""
        self.deadline = deadline
        self.lookup = lookup
        self.allowed = allowed

    def request(self, method: str, url: str, *, headers: Mapping[str, str], content: bytes = b"") -> Answer:
        """Send one request and read at most 64 KB of the answer, all of it within the deadline.

        Raises:
            TryAgain: there was no answer; `needs_attention` when a person has to mend the URL or the
                certificate. Its words name the host and port only: a path may hold a secret.
        """
        try:
            target = read_target(url, self.allowed)
        except HostRefused as refusal:
            words = _("The URL is not used: %(why)s.") % {"why": refusal}
            raise TryAgain(words, needs_attention=True) from None
        with _plain_words(target, self.deadline), self._pool(target) as pool:
            return _exchange(pool, method, target, content, headers)

    def _pool(self, target: Target) -> httpcore2.ConnectionPool:
        """Connections to the addresses that the one look-up gave."""
        addresses = resolve(target.host, target.port, self.deadline, any_address=target.allowed, lookup=self.lookup)
        return httpcore2.ConnectionPool(
            ssl_context=httpcore2.default_ssl_context(),  # also reads SSL_CERT_FILE: a firm's own authority
            network_backend=PinnedBackend(addresses, self.deadline, MAX_ANSWER_BYTES),
        )


def _exchange(
    pool: httpcore2.ConnectionPool, method: str, target: Target, content: bytes, headers: Mapping[str, str]
) -> Answer:
    sent = [
        (b"Host", target.host_header),
        (b"User-Agent", USER_AGENT.encode()),
        (b"Accept-Encoding", b"identity"),  # no packed body that unfolds to gigabytes
        (b"Connection", b"close"),
        *((name.encode("ascii"), value.encode("ascii")) for name, value in headers.items()),
    ]
    with pool.stream(method, target.url, headers=sent, content=content) as response:
        received = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        body, complete = _body(response)
        return Answer(response.status, received, body, complete)


def _readable(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in headers}


def _body(response: httpcore2.Response) -> tuple[bytes, bool]:
    """What can be read of the body; all of it where it ends, so that the receiver is not cut off."""
    chunks: list[bytes] = []
    try:
        chunks.extend(response.iter_stream())
    except (AnswerTooLong, OutOfTime, OSError, httpcore2.ProtocolError):
        return b"".join(chunks), False
    return b"".join(chunks), True


@contextmanager
def _plain_words(target: Target, deadline: Deadline) -> Iterator[None]:
    """Every way in which there is no answer, as `TryAgain` with words for the admin."""
    place = {"place": target.place, "seconds": f"{deadline.within.total_seconds():g}"}
    try:
        yield
    except HostRefused as refusal:
        words = _("%(place)s is not dialled: %(why)s.") % {**place, "why": refusal}
        raise TryAgain(words, needs_attention=True) from None
    except HostUnknown:
        raise TryAgain(_("%(place)s was not found: its name has no address.") % place) from None
    except OutOfTime:
        raise TryAgain(_("%(place)s did not answer within %(seconds)s seconds.") % place) from None
    except AnswerTooLong:
        raise TryAgain(_("%(place)s answered with headers that are too long.") % place) from None
    except httpcore2.ProtocolError:
        words = _("%(place)s closed the connection or answered with something that is not HTTP.") % place
        raise TryAgain(words) from None
    except OSError as error:
        needs_attention = isinstance(error, ssl.SSLError)
        raise TryAgain(_connection_words(error) % place, needs_attention=needs_attention) from None


def _connection_words(error: OSError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _("%(place)s showed a certificate that does not fit its name, is out of date or is not trusted.")
    if isinstance(error, ssl.SSLError):
        return _("%(place)s does not speak TLS as it should.")
    if isinstance(error, ConnectionRefusedError):
        return _("%(place)s refused the connection.")
    if isinstance(error, ConnectionError):
        return _("%(place)s broke the connection off.")
    return _("%(place)s could not be reached.")
