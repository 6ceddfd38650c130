"""The demo app: no models, one command."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    """Demo content."""

    name = "cagp_site.demo"
    label = "demo"
    verbose_name = _("demo content")
