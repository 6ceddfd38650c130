"""Mail to staff: one message with all that the prospect said, and a Reply-To that leads to the prospect."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import summary
from .base import Channel, ConfigForm, Delivered, Shipment, TryAgain
from .letters import in_language, rendered
from .mail import Letter, send
from .recipients import AddressesField

SHOWN = 3
"""How many addresses a list shows before it counts the rest."""


class EmailForm(ConfigForm):
    """Whom to write to."""

    recipients = AddressesField(
        label=gettext_lazy("Recipients"),
        help_text=gettext_lazy("Up to 20 addresses, separated by commas or one on each line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EmailChannel(Channel):
    """Mails an inquiry to the people who answer it."""

    kind = "email"
    label = gettext_lazy("E-mail to staff")
    description = gettext_lazy("Mails each inquiry to people at the firm; their reply goes to the prospect.")
    reaches_staff = True
    config_form = EmailForm

    def deliver(self, shipment: Shipment) -> Delivered:
        """Send one mail to all recipients, in the site's own language.

        Raises:
            TryAgain, GiveUp: as `mail.send` raises them.
        """
        recipients = list(shipment.config.get("recipients") or ())
        if not recipients:
            raise TryAgain(_("This destination has no recipients: add one."), needs_attention=True)
        return send(_letter(shipment, recipients), key=shipment.key, deadline=shipment.deadline, memory=shipment.memory)

    def describe(self, config: Mapping[str, Any]) -> str:
        """The first few addresses and how many more."""
        recipients = list(config.get("recipients") or ())
        shown = ", ".join(recipients[:SHOWN])
        rest = len(recipients) - SHOWN
        return _("%(shown)s and %(count)d more") % {"shown": shown, "count": rest} if rest > 0 else shown

    def problems(self, config: Mapping[str, Any]) -> Sequence[str]:
        """No recipients, or mail settings that throw mail away."""
        found = [] if config.get("recipients") else [_("The destination has no recipients.")]
        if settings.EMAIL_BACKEND == "django.core.mail.backends.dummy.EmailBackend":
            found.append(_("The mail settings throw every mail away (EMAIL_URL)."))
        return found


def _letter(shipment: Shipment, recipients: Sequence[str]) -> Letter:
    lead = shipment.lead
    with in_language(settings.LANGUAGE_CODE):
        subject = _("Inquiry %(reference)s: %(organization)s") % {
            "reference": lead.reference,
            "organization": lead.organization,
        }
        if shipment.is_test:
            subject = _("[Test] %(subject)s") % {"subject": subject}
        context = {"lead": lead, "rows": summary.rows(lead), "is_test": shipment.is_test, "subject": subject}
        texts = rendered("inquiry", context)
    reply_to = (lead.name, lead.email)
    return Letter(subject=subject, recipients=recipients, reply_to=reply_to, text=texts.text, html=texts.html)
