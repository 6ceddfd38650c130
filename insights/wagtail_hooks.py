"""Registers the insights' snippets, the comments and the editor's source button with Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from . import rich_text
from .audit import ACTIONS
from .viewsets import BULK_ACTIONS, CommentViewSet, InsightsGroup

register_snippet(InsightsGroup)
hooks.register("register_rich_text_features", rich_text.register)
for bulk_action in BULK_ACTIONS:
    hooks.register("register_bulk_action", bulk_action)


@hooks.register("register_admin_viewset")
def register_comments() -> CommentViewSet:
    """The moderators' desk and its menu entry."""
    return CommentViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """What the audit log says of moderators' acts."""
    for name, formatter in ACTIONS.items():
        actions.register_action(name)(formatter)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    """The comment's page."""
    return format_html('<link rel="stylesheet" href="{}">', static("insights/comments.css"))
