"""What Odoo's answers mean for a delivery."""

from django.utils.translation import gettext_lazy as _

from .http import Answer
from .plan import found, read_json
from .tables import Outcome, Row, Table

# The document leaves it at "4xx/5xx": which exception has which status, only the program says.
API = "Odoo, External JSON-2 API, Response"
KEYS = "Odoo, External JSON-2 API, API Key"
EXCEPTIONS = "Odoo 19 source, odoo/exceptions.py"
CONTROLLER = "Odoo 19 source, addons/rpc/controllers/json2.py"
DISPATCHER = "Odoo 19 source, odoo/http.py, Json2Dispatcher.handle_error"
CREATE = "Odoo 19 source, odoo/orm/models.py, create"


def code(answer: Answer) -> str:
    """The class of the exception, which Odoo gives as `name`."""
    return str(found(read_json(answer), "name") or "")


ROWS = (
    Row(range(200, 300), _("took it"), API, Outcome.TAKEN),
    Row(range(300, 400), _("redirects to another address: give the final one"), "RFC 9110, 15.4", Outcome.ATTENTION),
    Row(
        {401},
        _("does not accept the API key: keys last three months at most, so make a new one"),
        KEYS,
        Outcome.ATTENTION,
    ),
    Row({403}, _("does not let this user create leads"), f"{EXCEPTIONS}, AccessError", Outcome.ATTENTION),
    Row(
        {404},
        _("has no such database, no CRM, or no JSON-2 API (it came with version 19)"),
        f"{CONTROLLER}, web_json_2_rpc",
        Outcome.ATTENTION,
    ),
    Row({409}, _("has a record locked at the moment"), f"{EXCEPTIONS}, LockError"),
    Row(
        {422},
        _("does not take a value: look at the mapping, and at the rules of the database"),
        f"{EXCEPTIONS}, UserError and ValidationError",
        Outcome.ATTENTION,
    ),
    Row({429}, _("asks us to slow down (not documented; treated as HTTP has it)"), "RFC 6585, 4"),
    Row(
        {500},
        _("does not know a field of the mapping, or the key field"),
        CREATE,
        Outcome.ATTENTION,
        codes={"builtins.ValueError"},
    ),
    Row(
        {500},
        _("stumbled over what it was sent (not documented; treated as a wrong field of the mapping)"),
        DISPATCHER,
        Outcome.ATTENTION,
        codes={"builtins.KeyError", "builtins.TypeError"},
    ),
    Row(range(400, 500), _("does not take this request as it is"), "RFC 9110, 15.5", Outcome.ATTENTION),
    # A transaction that five of Odoo's own repetitions could not save is one of these.
    Row(range(500, 600), _("failed on its side"), f"{DISPATCHER}; RFC 9110, 15.6"),
)
TABLE = Table("Odoo", ROWS, code)
