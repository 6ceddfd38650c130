"""What every listing of personal data shares: the permission to view, and none of Wagtail's own exports."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet
from django.urls import reverse
from wagtail.admin.admin_url_finder import ModelAdminURLFinder, register_admin_url_finder
from wagtail.admin.menu import MenuItem
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet


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
    object_view = ""
    """Name of the view that shows one object; links in the audit log lead there."""

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
        return Permission.objects.filter(
            content_type__app_label=self.model._meta.app_label, codename__in=self.codenames
        )

    def register_admin_url_finder(self) -> None:
        """For whom may view, not only for whom may change; a model without a page of its own has no links."""
        if not self.object_view:
            return
        name, policy = self.get_url_name(self.object_view), self.permission_policy

        class Finder(ModelAdminURLFinder):
            """Leads to the view of one object."""

            def get_edit_url(self, instance: Model) -> str | None:
                """The address, or None for a user who may not view it."""
                if self.user and not policy.user_has_permission(self.user, "view"):
                    return None
                return reverse(name, args=[instance.pk])

        register_admin_url_finder(self.model, Finder)


class SentViewSet(GuardedViewSet):
    """What people sent: read and judged at the desk, and never added, edited or deleted there."""

    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without the views that there are not."""
        gone = {f"{name}_url_name": None for name in ("add", "edit", "delete", "history", "usage")}
        return {**super().get_common_view_kwargs(), **gone, **kwargs}

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """The view has its own template and its own search."""
        return {"paginate_by": self.list_per_page, **kwargs}

    def get_inspect_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """The view has its own template."""
        return kwargs
