"""Core models: the abstract page and fingerprint, a row of settings per site, the shared texts of each language."""

from .fingerprint import Fingerprint
from .organization import OrganizationSettings
from .page import BasePage
from .site_text import SiteText

__all__ = ["BasePage", "Fingerprint", "OrganizationSettings", "SiteText"]
