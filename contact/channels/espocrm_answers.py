"""What EspoCRM's answers mean for a delivery. Its documents name no status; its source does."""

from django.utils.translation import gettext_lazy as _

from .http import Answer
from .plan import read_json
from .tables import Outcome, Row, Table

CONTROLLER = "EspoCRM source, Controllers/LeadCapture"
SERVICE = "EspoCRM source, Tools/LeadCapture/CaptureService"
ERRORS = "EspoCRM source, Core/Api/ErrorOutput"
FOREIGN = "foreign"


def code(answer: Answer) -> str:
    """`foreign` for a success that is not EspoCRM's `true`: a page of a proxy, of another site, of a log-in."""
    return FOREIGN if answer.status == 200 and read_json(answer) is not True else ""


TABLE = Table(
    "EspoCRM",
    (
        Row(
            {200},
            _("gave an answer that is not EspoCRM's: check the address"),
            CONTROLLER,
            Outcome.ATTENTION,
            codes={FOREIGN},
        ),
        Row({200}, _("took it"), CONTROLLER, Outcome.TAKEN),
        Row(
            range(300, 400),
            _("redirects to another address; redirects are not followed, so give the final URL"),
            "RFC 9110, 15.4",
            Outcome.ATTENTION,
        ),
        # Not given up: the entry point and the mapping can be mended, and then it works.
        Row(
            {400},
            _("does not take this lead as it is: compare the mapping with the payload fields of the entry point"),
            f"{SERVICE}, setFields and getLeadWithPopulatedData",
            Outcome.ATTENTION,
        ),
        Row(
            {404},
            _("has no active entry point with this API key"),
            f"{SERVICE}, getLeadCapture",
            Outcome.ATTENTION,
        ),
        # The route of the entry point asks for no login ("noAuth"): what forbids it stands before EspoCRM.
        Row({401, 403}, _("forbids this request: check its firewall"), "RFC 9110, 15.5", Outcome.ATTENTION),
        Row({410}, _("says that it is gone for good"), "RFC 9110, 15.5.11", Outcome.PAUSED),
        Row({429}, _("asks us to slow down"), "RFC 6585, 4"),
        Row(range(400, 500), _("does not take this kind of request"), "RFC 9110, 15.5", Outcome.ATTENTION),
        Row(
            {500},
            _("failed on its side: if that lasts, look at the settings of the entry point"),
            f"{SERVICE}, capture and getLeadWithPopulatedData; {ERRORS}",
        ),
        Row({503}, _("is not available at the moment"), "RFC 9110, 15.6.4"),
        Row(range(501, 600), _("failed on its side"), "RFC 9110, 15.6"),
    ),
    code,
)
