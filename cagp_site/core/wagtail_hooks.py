"""Registers the core with Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import SiteTextViewSet

register_snippet(SiteTextViewSet)
