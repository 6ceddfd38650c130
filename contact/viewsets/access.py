"""What every listing of personal data shares: it needs the permission to view, and it cannot be exported."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.views import generic


class GuardedIndexView(generic.IndexView):
    """A list for those who may view its model."""

    permission_required = "view"
    any_permission_required = None
    list_export: list[str] = []

    @property
    def is_export(self) -> bool:
        """Never, whatever the address asks for: cells that people typed would be read as formulas."""
        return False

    @is_export.setter
    def is_export(self, value: bool) -> None:
        """Ignores what Wagtail reads from the address."""


class GuardedViewSet(ModelViewSet):
    """A model viewset that registers only the permissions that mean something."""

    add_to_reference_index = False
    copy_view_enabled = False
    codenames: tuple[str, ...] = ()

    @property
    def menu_item_class(self) -> Any:
        """Shown to those who may view."""
        policy = self.permission_policy

        class GuardedMenuItem(MenuItem):
            """Hidden from those who may not view."""

            def is_shown(self, request: Any) -> bool:
                return bool(policy.user_has_permission(request.user, "view"))

        return GuardedMenuItem

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Those of `codenames`."""
        return Permission.objects.filter(content_type__app_label="contact", codename__in=self.codenames)
