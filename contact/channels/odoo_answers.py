"""What Odoo's answers mean for a delivery."""

from django.utils.translation import gettext_lazy as _

from .http import Answer
from .plan import found, read_json
from .tables import Outcome, Row, Table

API = "Odoo, External JSON-2 API, Response"
KEYS = "Odoo, External JSON-2 API, API Key"


def code(answer: Answer) -> str:
    """The class of the exception, which Odoo gives as `name`."""
    return str(found(read_json(answer), "name") or "")


ROWS = (
    Row(range(200, 300), _("took it"), API, Outcome.TAKEN),
    Row(range(300, 400), _("redirects to another address: give the final one"), API, Outcome.ATTENTION),
    Row(
        {401},
        _("does not accept the API key: keys last three months at most, so make a new one"),
        KEYS,
        Outcome.ATTENTION,
    ),
    Row({403}, _("does not let this user create leads, or the plan has no external API"), API, Outcome.ATTENTION),
    Row({404}, _("has no such database, or no JSON-2 API (it came with version 19)"), API, Outcome.ATTENTION),
    Row({409}, _("reports a conflict with another request"), API),
    Row({422}, _("does not take a field of the mapping"), API, Outcome.ATTENTION),
    Row({429}, _("asks us to slow down"), "RFC 6585, 4"),
    Row(
        {400, 500},
        _("does not know a field of the mapping, or the key field"),
        API,
        Outcome.ATTENTION,
        codes={"builtins.ValueError", "builtins.KeyError", "builtins.TypeError"},
    ),
    Row(range(400, 500), _("does not take this request as it is"), "RFC 9110, 15.5", Outcome.ATTENTION),
    Row(range(500, 600), _("failed on its side"), "RFC 9110, 15.6"),
)
TABLE = Table("Odoo", ROWS, code)
