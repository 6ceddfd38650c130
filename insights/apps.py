"""The insights app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cagp_site.core import facets


class InsightsConfig(AppConfig):
    """Articles, authors and topics."""

    name = "insights"
    verbose_name = _("Insights")

    def ready(self) -> None:
        """Offer what narrows a search, and keep the index of the search up to date."""
        from . import indexing  # noqa: F401, PLC0415 - listens by being imported, and imports models, which exist now
        from .models.facets import TopicFacet, YearFacet  # noqa: PLC0415 - models exist only now

        facets.register(TopicFacet(), YearFacet())
