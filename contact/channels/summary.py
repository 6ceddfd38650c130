"""What a prospect said, for people to read: in a mail, in a note of a CRM."""

from django.conf import settings
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from .base import Lead, Shipment, in_order
from .letters import in_language
from .texts import ELLIPSIS, one_line, several_lines


def rows(lead: Lead) -> list[tuple[str, str]]:
    """Label and value of what was said, in the order of the form, without what was left empty."""
    pairs = [
        (_("Reference"), lead.reference),
        (_("Name"), lead.name),
        (_("E-mail"), lead.email),
        (_("Organization"), lead.organization),
        (_("Role"), lead.role),
        (_("Country"), lead.country_name or lead.country),
        (_("Phone"), lead.phone),
        (_("About"), lead.subject),
        *((one_line(answer.label), answer.value) for answer in lead.answers),
        (_("Language"), _language_name(lead.language)),
        (_("Sent from"), " ".join(filter(None, (lead.source_title, lead.source_url)))),
        *((name, value) for name, value in in_order(lead.attribution).items()),
    ]
    return [(str(label), value) for label, value in pairs if value]


def _language_name(code: str) -> str:
    try:
        return str(translation.get_language_info(code)["name_translated"])
    except KeyError:
        return code


def text(lead: Lead, limit: int, *, is_test: bool = False) -> str:
    """All of it as plain text in the site's own language, at most `limit` characters; the message gives way if it must.

    Begins with the reference, by which a person, and a later try, knows it.
    """
    with in_language(settings.LANGUAGE_CODE):
        title = _("Inquiry %(reference)s") % {"reference": lead.reference}
        if is_test:
            title = _("[Test] %(subject)s") % {"subject": title}
        lines = [title, "", *(f"{label}: {one_line(value)}" for label, value in rows(lead)[1:])]
        after = ["", lead.admin_url, "", _("Consent: %(words)s") % {"words": several_lines(lead.consent_text)}]
    message = several_lines(lead.message)
    around = len("\n".join([*lines, "", "", *after]))
    if around + len(message) > limit:
        message = message[: max(0, limit - around - 1)] + ELLIPSIS
    return "\n".join([*lines, "", message, *after])[:limit]


def html(shipment: Shipment, limit: int) -> str:
    """The same as HTML, at most `limit` characters with everything a stranger typed escaped."""
    length = limit
    while True:
        marked_up = escape(text(shipment.lead, length, is_test=shipment.is_test)).replace("\n", "<br>")
        if len(marked_up) <= limit:
            return marked_up
        length -= max(1, (len(marked_up) - limit) // len("&quot;"))  # the longest that one sign becomes
