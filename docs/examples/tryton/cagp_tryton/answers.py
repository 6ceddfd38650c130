"""What Tryton's answers mean for a delivery. Its REST interface is documented by its source alone."""

from django.utils.translation import gettext_lazy as _

from contact.channels.tables import Outcome, Row, Table

REST = "trytond 8.2, protocols/rest.py"
WRAPPERS = "trytond 8.2, protocols/wrappers.py"
JSONRPC = "trytond 8.2, protocols/jsonrpc.py, JSONProtocol.response"
WSGI = "trytond 8.2, wsgi.py, dispatch_request"

ROWS = (
    Row({200}, _("took it"), REST, Outcome.TAKEN),
    Row({204}, _("took it, and does not let our user read it"), f"{REST}, create", Outcome.TAKEN),
    Row(
        {400},
        _("does not take this: look at the mapping, at the company, and at what the user of the key may do"),
        f"{WRAPPERS}, user_application",
        Outcome.ATTENTION,
    ),
    Row({401}, _("does not accept the application key"), f"{WRAPPERS}, user_application", Outcome.ATTENTION),
    Row(
        {403},
        _("does not let the user of the key do this: look at the groups of that user"),
        f"{REST}, action",
        Outcome.ATTENTION,
    ),
    Row({404}, _("has no such database at this address"), f"{WRAPPERS}, with_pool", Outcome.ATTENTION),
    Row({423}, _("was changed by somebody else at the same moment"), JSONRPC),
    Row({429}, _("asks us to slow down"), JSONRPC),
    Row(
        {500},
        _(
            "failed on this: look whether the module sale_opportunity is active, and whether every property of the "
            "mapping is a text field of an opportunity"
        ),
        JSONRPC,
        Outcome.ATTENTION,
    ),
    Row({502, 504}, _("is behind a gateway that did not reach it"), "RFC 9110, 15.6.3 and 15.6.5"),
    Row({503}, _("does not reach its own database"), WSGI),
    Row(range(400, 500), _("does not take this kind of request"), "RFC 9110, 15.5", Outcome.ATTENTION),
    Row(range(500, 600), _("failed on its side"), "RFC 9110, 15.6"),
)
TABLE = Table("Tryton", ROWS)
