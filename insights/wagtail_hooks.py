"""Registers the insights' snippets and the editor's source button with Wagtail's admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import rich_text
from .viewsets import InsightsGroup

register_snippet(InsightsGroup)
hooks.register("register_rich_text_features", rich_text.register)
