"""What a post says beside its text: the traps, where it came from, how many came before it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cagp_site.settings.env import RateLimit

from ..client_address import sender_network
from ..rate_limits import is_over
from .reasons import HONEYPOT, NO_ORIGIN, TOO_MANY_FROM_ADDRESS, TOO_MANY_FROM_EMAIL, Reason
from .time_trap import token_reasons


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """How a form was posted, free of any request."""

    honeypot: str = ""
    opened: str = ""
    """The token that a script fetched when the form was first touched; empty without scripts."""
    sender_address: str = field(default="", repr=False)
    has_origin: bool = True


def circumstance_reasons(post: Circumstances, *, email: str, scope: str, limit: RateLimit | None) -> Iterator[Reason]:
    """Every sign that is not in the text; it counts the post against the limits of its sender.

    Args:
        post: how it came.
        email: of the sender.
        scope: what is counted, such as `inquiry`: each kind of form has counters of its own.
        limit: for one network address, and for one e-mail address; None for none.
    """
    if post.honeypot:
        yield HONEYPOT
    if not post.has_origin:
        yield NO_ORIGIN
    yield from token_reasons(post.opened)
    if is_over(limit, scope=f"{scope}-address", sender=sender_network(post.sender_address)):
        yield TOO_MANY_FROM_ADDRESS
    if is_over(limit, scope=f"{scope}-email", sender=email):
        yield TOO_MANY_FROM_EMAIL
