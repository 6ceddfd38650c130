"""The contact app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    """Inquiries, their deliveries and the destinations they go to."""

    name = "contact"
    verbose_name = _("Inquiries")

    def ready(self) -> None:
        """Register the system checks, and tell the channels, which import no model, who knows the questions."""
        from . import checks  # noqa: F401, PLC0415 - registers by being imported, and imports models, which exist now
        from .channels import mapping  # noqa: PLC0415 - after the apps are loaded, like the next
        from .models import InquiryQuestion  # noqa: PLC0415

        mapping.offer_questions(InquiryQuestion.labels)
