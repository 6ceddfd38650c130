"""The contact app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    """Inquiries, their deliveries and the destinations they go to."""

    name = "contact"
    verbose_name = _("Inquiries")
