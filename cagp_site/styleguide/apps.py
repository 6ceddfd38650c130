"""The style guide's app: no models, one folder of styles."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StyleguideConfig(AppConfig):
    """The style guide."""

    name = "cagp_site.styleguide"
    label = "styleguide"
    verbose_name = _("style guide")
