"""What Salesforce's answers mean for a delivery."""

from django.utils.translation import gettext_lazy as _

from .http import Answer
from .plan import found, read_json
from .tables import Outcome, Row, Table

REST = "Salesforce, REST API Developer Guide, Status Codes and Error Responses"
UPSERT = "Salesforce, REST API Developer Guide, Insert or Update a Record Using an External ID"
# It names the codes and not the status: 400 is the one that published answers come with.
CODES = "Salesforce, SOAP API Developer Guide, Core Data Types, StatusCode"
# It describes the error; its code stands in published answers only.
DUPLICATES = "Salesforce, SOAP API Developer Guide, DuplicateError"
FLOW = "Salesforce, Connect REST API Developer Guide, Connect Using OAuth; RFC 6749, 5.1"
OAUTH = "RFC 6749, 5.2"
# Salesforce's own name for an unknown consumer key, as whoever connects to it explains it.
CLIENT_ID = "Sumo Logic Docs, Salesforce Source, Troubleshooting"

OUR_MAPPING = (
    "INVALID_FIELD",
    "INVALID_FIELD_FOR_INSERT_UPDATE",
    "REQUIRED_FIELD_MISSING",
    "STRING_TOO_LONG",
    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
    "FIELD_CUSTOM_VALIDATION_EXCEPTION",
    "FIELD_INTEGRITY_EXCEPTION",
)


def code(answer: Answer) -> str:
    """`errorCode` of the first error of the REST API, or `error` of the token's address."""
    content = read_json(answer)
    return str(found(content, 0, "errorCode") or found(content, "error") or "")


SLOW_DOWN = Row({429}, _("asks us to slow down (not documented; treated as HTTP has it)"), "RFC 6585, 4")
REST_OF_ALL = (
    Row(
        range(300, 400),
        _("redirects to another address: give the organization's My Domain"),
        "RFC 9110, 15.4",
        Outcome.ATTENTION,
    ),
    Row({503}, _("is not available at the moment"), REST),
    Row(range(500, 600), _("failed on its side"), REST),
)
TOKEN = Table(
    "Salesforce",
    (
        Row({200}, _("gave a token"), FLOW, Outcome.TAKEN),
        Row(
            {400, 401},
            _("does not accept the consumer key and secret"),
            f"{OAUTH}; {CLIENT_ID}",
            Outcome.ATTENTION,
            codes={"invalid_client", "invalid_client_id"},
        ),
        Row(
            {400, 401, 403},
            _("gives this app no token: enable the client credentials flow, and choose whom it runs as"),
            f"{OAUTH}; {CLIENT_ID}",
            Outcome.ATTENTION,
            codes={"invalid_grant", "unsupported_grant_type", "unauthorized_client"},
        ),
        SLOW_DOWN,
        Row(range(400, 500), _("gives no token"), "RFC 9110, 15.5", Outcome.ATTENTION),
        *REST_OF_ALL,
    ),
    code,
)
LEAD = Table(
    "Salesforce",
    (
        Row({200, 201, 204}, _("took it"), UPSERT, Outcome.TAKEN),
        Row({300}, _("has several leads with this external id: mark the field as unique"), UPSERT, Outcome.ATTENTION),
        Row(
            {400},
            _("has it from an earlier try, and the lead is converted by now"),
            CODES,
            Outcome.TAKEN,
            codes={"CANNOT_UPDATE_CONVERTED_LEAD"},
        ),
        Row(
            {400},
            _("does not take a field of the mapping, or misses one"),
            CODES,
            Outcome.ATTENTION,
            codes=OUR_MAPPING,
        ),
        Row(
            {400},
            _("blocks it by a duplicate rule: let the rule allow and report"),
            DUPLICATES,
            Outcome.ATTENTION,
            codes={"DUPLICATES_DETECTED"},
        ),
        # It may be the answer to the second of two simultaneous upserts: the next try then finds the lead.
        Row(
            {400},
            _("has another record with the same value in a unique field: look whether the mapping fills one"),
            CODES,
            Outcome.ATTENTION,
            codes={"DUPLICATE_VALUE"},
        ),
        Row(
            {400},
            _("takes the prospect's e-mail address for none"),
            CODES,
            Outcome.GAVE_UP,
            codes={"INVALID_EMAIL_ADDRESS"},
        ),
        Row({400}, _("has the record locked at the moment"), CODES, codes={"UNABLE_TO_LOCK_ROW"}),
        Row({401}, _("does not accept the token"), REST, Outcome.ATTENTION, forgets=("token",)),
        Row({403}, _("has used up its daily requests"), REST, codes={"REQUEST_LIMIT_EXCEEDED"}),
        Row({403}, _("does not let the app's user do this"), REST, Outcome.ATTENTION),
        Row(
            {404},
            _("has no such external id field on Lead, or hides it from the app's user"),
            f"{UPSERT}; {REST}",
            Outcome.ATTENTION,
        ),
        Row(
            {409},
            _("reports a conflict with the present state of the record: look whether the API version is right"),
            REST,
            Outcome.ATTENTION,
        ),
        Row({410}, _("has retired this API version"), REST, Outcome.ATTENTION),
        Row({420}, _("has no route to this address: ask Salesforce's support"), REST, Outcome.ATTENTION),
        SLOW_DOWN,
        Row(range(400, 500), _("does not take this request as it is"), REST, Outcome.ATTENTION),
        *REST_OF_ALL,
    ),
    code,
)
