"""The time trap: a signed time that a script fetches when a form is first touched, and what it says at the post.

It is never in the page, which may come from a cache: there it would tell the age of the copy. A post without it says
nothing, since people switch scripts off.
"""

from collections.abc import Iterator

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

from .reasons import BAD_TOKEN, TOO_FAST, Reason

# In seconds. Nobody fills in a form in less; a form that lay open for more than a day says nothing any more.
FASTEST, OLDEST = 3, 86_400

# The signed text is the same for all: it names nobody and cannot follow anybody.
_SIGNER = TimestampSigner(salt="core.spam.opened")
_TEXT = "opened"


def new_token() -> str:
    """A token for a form that is touched now."""
    return _SIGNER.sign(_TEXT)


def token_reasons(token: str) -> Iterator[Reason]:
    """What the token of a post says; nothing for an empty one."""
    if not token:
        return
    try:
        _SIGNER.unsign(token, max_age=OLDEST)
    except BadSignature:
        yield BAD_TOKEN
        return
    try:
        # Django signs whole seconds: a token may look up to one second older than it is, never younger.
        _SIGNER.unsign(token, max_age=FASTEST)
    except SignatureExpired:
        return
    yield TOO_FAST
