"""The acknowledgement to the prospect: reference and what happens next, and not one word that they typed.

A form that mails typed text to a typed address is a way to send mail to strangers.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Channel, ConfigForm, Delivered, GiveUp, Shipment
from .letters import in_language, rendered
from .mail import Letter, send
from .recipients import is_address


class AcknowledgementForm(ConfigForm):
    """Where answers to the acknowledgement go."""

    reply_to = forms.EmailField(
        label=gettext_lazy("Reply-to address"),
        required=False,
        help_text=gettext_lazy("Where an answer to the acknowledgement goes. Empty: to the sender of all our mail."),
    )


class AcknowledgementChannel(Channel):
    """Tells the prospect that the inquiry is here."""

    kind = "acknowledgement"
    label = gettext_lazy("Acknowledgement to the prospect")
    description = gettext_lazy("Mails the reference and what happens next to the person who asked.")
    reaches_staff = False
    config_form = AcknowledgementForm

    def deliver(self, shipment: Shipment) -> Delivered:
        """Send one mail in the language of the inquiry.

        Raises:
            GiveUp: the prospect's address cannot be written to.
            TryAgain, GiveUp: as `mail.send` raises them.
        """
        if not is_address(shipment.lead.email):
            raise GiveUp(_("The prospect's e-mail address is none that mail can be sent to."))
        return send(_letter(shipment), key=shipment.key, deadline=shipment.deadline, memory=shipment.memory)

    def describe(self, config: Mapping[str, Any]) -> str:
        """Whom it goes to, and where answers go."""
        if not config.get("reply_to"):
            return _("the prospect")
        return _("the prospect; answers go to %(address)s") % {"address": config["reply_to"]}


def _letter(shipment: Shipment) -> Letter:
    lead, reply_to = shipment.lead, shipment.config.get("reply_to")
    with in_language(lead.language):
        subject = _("We have your inquiry: %(reference)s") % {"reference": lead.reference}
        if shipment.is_test:
            subject = _("[Test] %(subject)s") % {"subject": subject}
        context = {"reference": lead.reference, "is_test": shipment.is_test, "subject": subject}
        texts = rendered("acknowledgement", context)
    return Letter(
        subject=subject,
        recipients=[lead.email],
        reply_to=("", str(reply_to)) if reply_to else None,
        # RFC 3834, 5: no vacation notice answers this one.
        headers={"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"},
        text=texts.text,
        html=texts.html,
    )
