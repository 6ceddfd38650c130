"""What HubSpot's answers mean for a delivery."""

from django.utils.translation import gettext_lazy as _

from .http import Answer
from .plan import found, read_json
from .tables import Outcome, Row, Table

ERRORS = "HubSpot, Error handling"
BATCH = "HubSpot, Error handling, Multi-status errors"
VALIDATION = "HubSpot, Properties, Validation"

# HubSpot writes these into the text of its message, and the category beside it is the same for all of them.
OUR_MAPPING = ("PROPERTY_DOESNT_EXIST", "READ_ONLY_VALUE", "INVALID_OPTION", "INVALID_INTEGER", "INVALID_DATE")
INVALID_EMAIL = "INVALID_EMAIL"
NOT_FOUND = "OBJECT_NOT_FOUND"
PARTIAL = "PARTIAL"
_SAID = (*OUR_MAPPING, INVALID_EMAIL, NOT_FOUND)
SUCCESS = (200, 201, 207)


def code(answer: Answer) -> str:
    """The first code that this table knows; `PARTIAL` for a success that holds errors, as a batch may."""
    said = answer.body.decode(errors="replace")
    content = read_json(answer)
    has_errors = bool(found(content, "numErrors") or found(content, "errors"))
    if answer.status in SUCCESS and not has_errors:
        return ""
    return next((each for each in _SAID if each in said), PARTIAL if answer.status in SUCCESS else "")


ROWS = (
    Row(
        {*SUCCESS, 400},
        _("does not take a property of the mapping: look at the mapping of this destination"),
        VALIDATION,
        Outcome.ATTENTION,
        codes=OUR_MAPPING,
    ),
    Row(
        {*SUCCESS, 400},
        _("takes the prospect's e-mail address for none"),
        VALIDATION,
        Outcome.GAVE_UP,
        codes={INVALID_EMAIL},
    ),
    Row(SUCCESS, _("took a part and refused the rest"), BATCH, Outcome.ATTENTION, codes={PARTIAL, NOT_FOUND}),
    Row(SUCCESS, _("took it"), ERRORS, Outcome.TAKEN),
    Row({400}, _("does not take this record as it is"), ERRORS, Outcome.GAVE_UP),
    Row({401}, _("does not accept the access token"), ERRORS, Outcome.ATTENTION),
    Row({403}, _("says that the token lacks a scope"), ERRORS, Outcome.ATTENTION),
    Row({409}, _("reports a conflict with another record"), ERRORS, Outcome.GAVE_UP),
    Row(
        {414},
        _("says that the record has too many identities, or that the address is too long"),
        ERRORS,
        Outcome.GAVE_UP,
    ),
    Row({423}, _("has the record locked at the moment"), ERRORS),
    Row({429}, _("asks us to slow down"), ERRORS),
    Row({477}, _("moves the account to another place, which takes up to 24 hours"), ERRORS),
    Row({502, 504}, _("was too slow, or limits us"), ERRORS),
    Row({503}, _("is not available at the moment"), ERRORS),
    Row(range(521, 525), _("is not reached by its own network at the moment"), ERRORS),
    Row(range(400, 500), _("does not take this kind of request"), "RFC 9110, 15.5", Outcome.ATTENTION),
    Row(range(500, 600), _("failed on its side"), "RFC 9110, 15.6"),
)
CONTACT = Table("HubSpot", ROWS, code)

# The contact was deleted or merged since an earlier try: it is made again, and the note with it.
CONTACT_GONE = Row(
    {404},
    _("has no such contact any more"),
    "HubSpot, Notes, Associations",
    Outcome.AGAIN,
    forgets=("contact", "notes"),
)
NO_SUCH_ASSOCIATION = Row(
    {400}, CONTACT_GONE.words, CONTACT_GONE.source, Outcome.AGAIN, {NOT_FOUND}, forgets=CONTACT_GONE.forgets
)
NOTE = Table("HubSpot", (CONTACT_GONE, NO_SUCH_ASSOCIATION, *ROWS), code)
