"""What Pipedrive's answers mean for a delivery."""

from django.utils.translation import gettext_lazy as _

from .http import Answer
from .plan import found, read_json
from .tables import Outcome, Row, Table

STATUSES = "Pipedrive, HTTP status codes"
RESPONSES = "Pipedrive, Responses"
LIMITS = "Pipedrive, Rate limiting"
REFUSED = "refused"
SUCCESS = (200, 201)
# "The remaining window before the rate limit resets", 2 seconds long. Their documents name no unit and no Retry-After;
# answers that others published have both, in seconds.
WINDOW_ENDS = "x-ratelimit-reset"


def code(answer: Answer) -> str:
    """`refused` for a success whose body says that it is none; every body of theirs has `success`."""
    return REFUSED if found(read_json(answer), "success") is False else ""


ROWS = (
    Row(
        SUCCESS,
        _("says that it did not do it"),
        RESPONSES,
        Outcome.ATTENTION,
        codes={REFUSED},
    ),
    Row(SUCCESS, _("took it"), STATUSES, Outcome.TAKEN),
    # Their documents do not say that it can never work: a wrong row of the mapping is mended, and then it does.
    Row(
        {400},
        _("does not understand the request: look at the mapping of this destination"),
        STATUSES,
        Outcome.ATTENTION,
    ),
    Row({401}, _("does not accept the API token"), STATUSES, Outcome.ATTENTION),
    Row({402}, _("says that the company's account is not open: look at the subscription"), STATUSES, Outcome.ATTENTION),
    Row(
        {403},
        _("forbids this: the user lacks a right, a limit of the plan is reached, or we asked too often"),
        f"{STATUSES}; {LIMITS}",
        Outcome.ATTENTION,
    ),
    Row({404}, _("has nothing at this address"), STATUSES, Outcome.ATTENTION),
    Row({410}, _("says that this way in is gone for good"), STATUSES, Outcome.PAUSED),
    Row({415}, _("says that a feature is not enabled in this account"), STATUSES, Outcome.ATTENTION),
    Row({429}, _("asks us to slow down"), LIMITS),
    Row({501}, _("does not know this function"), STATUSES, Outcome.ATTENTION),
    Row({503}, _("is down for maintenance"), STATUSES),
    Row(range(400, 500), _("does not take this kind of request"), "RFC 9110, 15.5", Outcome.ATTENTION),
    Row(range(500, 600), _("failed on its side"), STATUSES),
)


def table(*rows: Row) -> Table:
    """The answers to one kind of step, its own rows first."""
    return Table("Pipedrive", (*rows, *ROWS), code, waits=WINDOW_ENDS)


PERSON = table()
# Somebody deleted or merged it since an earlier try: it is looked for anew. "Resource unavailable" is all that their
# documents say of 404; the references of Leads and Notes name no answer to the id of a record that is gone.
LEAD = table(
    Row(
        {404},
        _("has no such person any more (not documented; treated as deleted or merged)"),
        STATUSES,
        Outcome.AGAIN,
        forgets=("person",),
    )
)
NOTE = table(
    Row(
        {404},
        _("has no such lead any more (not documented; treated as deleted)"),
        STATUSES,
        Outcome.AGAIN,
        forgets=("lead",),
    )
)
