"""Registers the insights' snippets with Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import InsightsGroup

register_snippet(InsightsGroup)
