"""What each HTTP status of a webhook receiver means for the delivery, row by row with its source.

No row gives up. A receiver is somebody's program behind somebody's proxy: a 404 or a 400 is as often a
deployment under way or a rule of a firewall as a verdict on this inquiry, and giving up on a guess loses a lead.
The schedule ends the tries after 72 hours, and what a person must mend is said at once.
"""

from django.utils.translation import gettext_lazy as _lazy

from .base import Delivered
from .http import Answer
from .tables import Outcome, Row, Table

STANDARD = "Standard Webhooks 1.0, Delivery success and failure"
ROWS = (
    Row(range(200, 300), _lazy("took it"), STANDARD, Outcome.TAKEN),
    Row(
        range(300, 400),
        _lazy("redirects to another address; redirects are not followed, so give the final URL"),
        STANDARD,
        Outcome.ATTENTION,
    ),
    Row(
        {401},
        _lazy("does not accept our credentials: check that it has the current signing secret"),
        "RFC 9110, 15.5.2",
        Outcome.ATTENTION,
    ),
    Row(
        {403},
        _lazy("forbids this request: check its secret and its firewall"),
        "RFC 9110, 15.5.4",
        Outcome.ATTENTION,
    ),
    Row({404}, _lazy("has nothing at this URL"), "RFC 9110, 15.5.5", Outcome.ATTENTION),
    Row({407}, _lazy("stands behind a proxy that asks for credentials"), "RFC 9110, 15.5.8", Outcome.ATTENTION),
    Row({408}, _lazy("waited too long for our request"), "RFC 9110, 15.5.9"),
    Row({409}, _lazy("reports a conflict with its present state"), "RFC 9110, 15.5.10"),
    Row({410}, _lazy("says that it is gone for good"), STANDARD, Outcome.PAUSED),
    Row({421}, _lazy("says that this host is not served there"), "RFC 9110, 15.5.20", Outcome.ATTENTION),
    Row({423}, _lazy("is locked at the moment"), "RFC 4918, 11.3"),
    Row({425}, _lazy("asks to be sent this again"), "RFC 8470, 5.2"),
    Row({429}, _lazy("asks us to slow down"), "RFC 6585, 4"),
    Row(range(400, 500), _lazy("does not take this request as it is"), "RFC 9110, 15.5", Outcome.ATTENTION),
    Row({501, 505}, _lazy("does not support this kind of request"), "RFC 9110, 15.6.2 and 15.6.6", Outcome.ATTENTION),
    Row({502, 504}, _lazy("is behind a gateway that did not reach it"), STANDARD),
    Row({503}, _lazy("is not available at the moment"), "RFC 9110, 15.6.4"),
    Row(range(500, 600), _lazy("failed on its side"), "RFC 9110, 15.6"),
)
TABLE = Table(_lazy("The receiver"), ROWS)


def judge(answer: Answer) -> Delivered:
    """Delivered for a 2xx.

    Raises:
        TryAgain: for every other status, as the table says, with the wait that the receiver asked for.
    """
    return Delivered(detail=TABLE.judge(answer), status=answer.status)
