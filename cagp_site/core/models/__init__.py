"""Core models: the abstract base page, one row of settings per site, the shared texts of each language."""

from .organization import OrganizationSettings
from .page import BasePage
from .site_text import SiteText

__all__ = ["BasePage", "OrganizationSettings", "SiteText"]
