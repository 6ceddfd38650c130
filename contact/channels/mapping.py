"""Which inquiry field goes to which property of a CRM: the fields there are, the rows a person chose, the values.

A mapping is stored as rows of two, `[["email", "email"], ["company", "organization"]]`: property, then field. Rows and
not an object, because PostgreSQL's jsonb does not keep the order of an object's names.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import summary
from .base import ATTRIBUTION, Lead
from .texts import one_line, several_lines

Rows = Sequence[Sequence[str]]
# Below the 32,000 characters of Salesforce's Description, the shortest of its kind.
MAX_SUMMARY = 30_000
ANSWER = "answer:"
"""Begins the field of an editors' own question: `answer:budget`."""


def first_name(lead: Lead) -> str:
    """All of the name but its last word; nothing for a name of one word."""
    return " ".join(one_line(lead.name).split()[:-1])


def last_name(lead: Lead) -> str:
    """The last word of the name. A guess: names do not say which part is which, so the whole goes into the note."""
    return " ".join(one_line(lead.name).split()[-1:])


def _received(lead: Lead) -> str:
    """ISO 8601 in UTC, to the second, as HubSpot, Salesforce and Odoo read it."""
    return lead.received_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _attribution(name: str) -> Callable[[Lead], str]:
    return lambda lead: lead.attribution.get(name, "")


# Name of the field, its label, and how it is read. Names are stored: never change one.
FIELDS: Mapping[str, tuple[Any, Callable[[Lead], str]]] = {
    "name": (gettext_lazy("Name"), lambda lead: lead.name),
    "first_name": (gettext_lazy("First name (all but the last word)"), first_name),
    "last_name": (gettext_lazy("Last name (the last word)"), last_name),
    "email": (gettext_lazy("E-mail"), lambda lead: lead.email),
    "organization": (gettext_lazy("Organization"), lambda lead: lead.organization),
    "role": (gettext_lazy("Role"), lambda lead: lead.role),
    "country": (gettext_lazy("Country code"), lambda lead: lead.country),
    "country_name": (gettext_lazy("Country"), lambda lead: lead.country_name),
    "phone": (gettext_lazy("Phone"), lambda lead: lead.phone),
    "subject": (gettext_lazy("About"), lambda lead: lead.subject),
    "message": (gettext_lazy("Message"), lambda lead: lead.message),
    "reference": (gettext_lazy("Reference"), lambda lead: lead.reference),
    "uid": (gettext_lazy("Identity (UUID)"), lambda lead: str(lead.uid)),
    "received_at": (gettext_lazy("Received (UTC)"), _received),
    "language": (gettext_lazy("Language code"), lambda lead: lead.language),
    "source_title": (gettext_lazy("Title of the page it was sent from"), lambda lead: lead.source_title),
    "source_url": (gettext_lazy("Address of the page it was sent from"), lambda lead: lead.source_url),
    "consent_text": (gettext_lazy("Consent, as it was worded"), lambda lead: lead.consent_text),
    "summary": (gettext_lazy("Everything, as one text"), lambda lead: summary.text(lead, MAX_SUMMARY)),
    "admin_url": (gettext_lazy("Address in the admin"), lambda lead: lead.admin_url),
    **{name: (name, _attribution(name)) for name in ATTRIBUTION},
}
# These may have line ends; everything else is one line wherever it goes.
SEVERAL_LINES = ("message", "consent_text", "summary")

_questions: list[Callable[[], Mapping[str, str]]] = []


def offer_questions(source: Callable[[], Mapping[str, str]]) -> None:
    """Name who knows the editors' own questions, as a mapping of key to label; asked anew each time.

    A registry, because a channel imports no model.
    """
    _questions[:] = [source]


def fields() -> dict[str, str]:
    """Every field that can be mapped now, with its label; the editors' questions last."""
    built_in = {name: str(label) for name, (label, _read) in FIELDS.items()}
    asked = {f"{ANSWER}{key}": label for source in _questions for key, label in source().items()}
    return built_in | {name: _("Question: %(label)s") % {"label": label} for name, label in asked.items()}


def mapped(lead: Lead, rows: Rows) -> dict[str, str]:
    """Each property with its value, in the order of the rows; "" where the lead has none, or the field is gone."""
    return {prop: value(lead, name) for prop, name in rows}


def value(lead: Lead, name: str) -> str:
    """What a lead has for one field, cleaned of what does not belong into a line (or into a text of several)."""
    if name.startswith(ANSWER):
        return "; ".join(several_lines(each.value) for each in lead.answers if f"{ANSWER}{each.key}" == name)
    if name not in FIELDS:
        return ""
    text = FIELDS[name][1](lead)
    return several_lines(text) if name in SEVERAL_LINES else one_line(text)


def gaps(rows: Rows, known: Iterable[str] | None = None) -> list[str]:
    """A sentence for each row whose field or question there is no more; `known` is `fields()` unless given."""
    known = fields() if known is None else known
    return [broken(prop, name) for prop, name in rows if name not in known]


def broken(prop: str, name: str) -> str:
    """What is wrong with a row whose field is gone."""
    if name.startswith(ANSWER):
        words = _("The property “%(property)s” gets nothing: the form asks no question “%(field)s” any more.")
    else:
        words = _("The property “%(property)s” gets nothing: there is no field “%(field)s”.")
    return words % {"property": prop, "field": name.removeprefix(ANSWER)}
