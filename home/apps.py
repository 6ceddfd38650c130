"""The home app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home page, services and standard pages."""

    name = "home"
    verbose_name = _("Home and services")
