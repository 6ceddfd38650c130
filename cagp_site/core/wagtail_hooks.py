"""Registers the core with Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .viewsets import SiteTextViewSet

register_snippet(SiteTextViewSet)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    """Badges and typed text in lists."""
    return format_html('<link rel="stylesheet" href="{}">', static("core/admin.css"))
