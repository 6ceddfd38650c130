"""The contact app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    """Inquiries, their deliveries and the destinations they go to."""

    name = "contact"
    verbose_name = _("Inquiries")

    def ready(self) -> None:
        """Register the system checks and the first groups."""
        # They import models, which exist only now.
        from . import checks  # noqa: F401, PLC0415 - registers by being imported
        from .groups import create_groups  # noqa: PLC0415

        post_migrate.connect(create_groups, sender=self, dispatch_uid="contact.groups")
