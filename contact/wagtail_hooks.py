"""Registers contact with Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from .audit import ACTIONS
from .viewsets import InquiriesGroup, InquiryFormTextViewSet, NumbersPanel, TroublePanel

register_snippet(InquiryFormTextViewSet)


@hooks.register("register_admin_viewset")
def register_inquiries() -> InquiriesGroup:
    """The desk and its menu entry."""
    return InquiriesGroup()


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """What the audit log says of the desk's acts."""
    for name, formatter in ACTIONS.items():
        actions.register_action(name)(formatter)


@hooks.register("construct_homepage_panels")
def add_panels(request: HttpRequest, panels: list[Any]) -> None:
    """What needs somebody and the numbers, above everything else."""
    panels[:0] = [TroublePanel(), NumbersPanel()]


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    """Badges and the inquiry's page."""
    return format_html('<link rel="stylesheet" href="{}">', static("contact/admin.css"))
