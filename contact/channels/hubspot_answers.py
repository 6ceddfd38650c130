"""What HubSpot's answers mean for a delivery."""

from django.utils.translation import gettext_lazy as _

from .http import Answer
from .plan import found, read_json
from .tables import Outcome, Row, Table

ERRORS = "HubSpot, Error handling"
BATCH = "HubSpot, Error handling, Multi-status errors"
RULES = "HubSpot Changelog, CRM API Write Validation Enforcement Starting with 2026-09"
# The first says that an address is refused for its form, the second shows with which code.
EMAILS = "HubSpot, FAQ, How does HubSpot validate email addresses; HubSpot Community, invalid e-mails"
VALIDATIONS = "HubSpot Changelog, Property Validations Rules will be enforced for APIs"

# HubSpot writes these into the text of its message or beside it, and the category is the same for all of them.
OUR_MAPPING = ("PROPERTY_DOESNT_EXIST", "INVALID_INTEGER", "INVALID_DATE")
MISSING = ("MISSING_REQUIRED_PROPERTY", "MISSING_CONDITIONAL_REQUIRED_PROPERTY")
INVALID_EMAIL = "INVALID_EMAIL"
# No document has these two: they stand in answers that other people's programs know.
NOT_FOUND = "OBJECT_NOT_FOUND"
NO_ASSOCIATION = "associations are not valid"
PARTIAL = "PARTIAL"
_SAID = (*OUR_MAPPING, *MISSING, INVALID_EMAIL, NOT_FOUND, NO_ASSOCIATION)
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
        f"{BATCH}; {RULES}",
        Outcome.ATTENTION,
        codes=OUR_MAPPING,
    ),
    Row(
        {*SUCCESS, 400},
        _("misses a property that a rule of the account asks for: map it, or ease the rule"),
        RULES,
        Outcome.ATTENTION,
        codes=MISSING,
    ),
    Row(
        {*SUCCESS, 400},
        _("takes the prospect's e-mail address for none"),
        EMAILS,
        Outcome.GAVE_UP,
        codes={INVALID_EMAIL},
    ),
    Row(
        SUCCESS,
        _("took a part and refused the rest"),
        BATCH,
        Outcome.ATTENTION,
        codes={PARTIAL, NOT_FOUND, NO_ASSOCIATION},
    ),
    Row(SUCCESS, _("took it"), ERRORS, Outcome.TAKEN),
    # Not given up: what is refused is set by the account's own rules, and a person can ease or meet them.
    Row(
        {400},
        _("does not take this record as it is: look at the mapping, and at the validation rules of the account"),
        VALIDATIONS,
        Outcome.ATTENTION,
    ),
    Row({401}, _("does not accept the access token"), ERRORS, Outcome.ATTENTION),
    Row({403}, _("says that the token lacks a scope"), ERRORS, Outcome.ATTENTION),
    # Two upserts of one new address at the same moment may be one; the next try then finds what the other made.
    Row({409}, _("reports a conflict (not documented; treated as one that passes)"), "RFC 9110, 15.5.10"),
    Row(
        {414},
        _("says that the address is too long, or that a merge has too many identities"),
        ERRORS,
        Outcome.GAVE_UP,
    ),
    Row({423}, _("has the record locked at the moment"), ERRORS),
    Row({429}, _("asks us to slow down"), ERRORS),
    Row({477}, _("moves the account to another place, which takes up to 24 hours"), ERRORS),
    Row({502, 504}, _("was too slow, or limits us"), ERRORS),
    Row({503}, _("is not available at the moment"), ERRORS),
    Row(range(521, 525), _("is not reached by its own network at the moment"), ERRORS),
    Row({525, 526}, _("reports a fault of a certificate: ask HubSpot's support"), ERRORS, Outcome.ATTENTION),
    Row(range(400, 500), _("does not take this kind of request"), "RFC 9110, 15.5", Outcome.ATTENTION),
    Row(range(500, 600), _("failed on its side"), "RFC 9110, 15.6"),
)
CONTACT = Table("HubSpot", ROWS, code)

# The contact was deleted or merged since an earlier try: it is made again, and the note with it.
CONTACT_GONE = Row(
    {404},
    _("has no such contact any more (not documented; treated as deleted or merged)"),
    "RFC 9110, 15.5.5",
    Outcome.AGAIN,
    forgets=("contact", "notes"),
)
# Where a new contact does not help it was something else, which a person must look at.
NO_SUCH_ASSOCIATION = Row(
    {400},
    _("puts no note on this contact (not documented; treated as deleted or merged)"),
    "RFC 9110, 15.5.1",
    Outcome.ATTENTION,
    codes={NOT_FOUND, NO_ASSOCIATION},
    forgets=CONTACT_GONE.forgets,
)
NOTE = Table("HubSpot", (CONTACT_GONE, NO_SUCH_ASSOCIATION, *ROWS), code)
