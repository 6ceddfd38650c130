"""What editors manage of the core, and what the lists of every app's personal data share."""

from .texts import SiteTextViewSet

__all__ = ["SiteTextViewSet"]
