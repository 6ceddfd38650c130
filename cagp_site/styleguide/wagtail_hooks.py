"""The way from the admin to the style guide."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_help_menu_item")
def style_guide() -> MenuItem:
    """Under Help, for everybody who may reach the admin."""
    return MenuItem(_("Style guide"), reverse("styleguide:foundations"), icon_name="view", order=900)
