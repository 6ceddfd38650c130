"""Registers the core with Wagtail's admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import reports
from .viewsets import SiteTextViewSet

register_snippet(SiteTextViewSet)
hooks.register("register_admin_urls", reports.admin_urls)
hooks.register("register_reports_menu_item", reports.menu_item)


@hooks.register("register_permissions")
def permissions() -> Any:
    """Who may see what readers looked for in vain."""
    return Permission.objects.filter(content_type__app_label="core", codename="view_searchmiss")


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    """Badges and typed text in lists."""
    return format_html('<link rel="stylesheet" href="{}">', static("core/admin.css"))
