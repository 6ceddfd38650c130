"""Core models: the abstract page and fingerprint, settings per site, shared texts per language, searches in vain."""

from .fingerprint import Fingerprint
from .organization import OrganizationSettings
from .page import BasePage
from .search_miss import SearchMiss
from .site_text import SiteText

__all__ = ["BasePage", "Fingerprint", "OrganizationSettings", "SearchMiss", "SiteText"]
