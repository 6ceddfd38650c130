"""The core app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Base page, blocks, site settings and the views that belong to no page."""

    name = "cagp_site.core"
    label = "core"
    verbose_name = _("Core")

    def ready(self) -> None:
        """Listen to what happens to pages."""
        from . import signals  # noqa: F401, PLC0415 - listens by being imported, and imports models, which exist now
