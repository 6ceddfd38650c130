"""Destinations in the admin: for administrators only, archived and never deleted."""

from datetime import datetime
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from cagp_site.core.viewsets.access import GuardedIndexView, GuardedViewSet
from cagp_site.core.viewsets.columns import TwoLinesColumn, TypedColumn

from .. import health
from ..models import Destination
from . import destination_actions as actions
from .destination_edit import AddDestinationView, ChooseKindView, EditDestinationView
from .destination_preview import PreviewView
from .destination_words import health_of, kind_of, seconds, share, target_of


class DestinationFilterSet(WagtailFilterSet):
    """Filters of the destination list."""

    archived = django_filters.ChoiceFilter(
        label=_("Archive"),
        choices=[("yes", _("Archived ones"))],
        empty_label=_("Current ones"),
        method="of_archive",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Destination
        fields: list[str] = []

    def of_archive(self, rows: QuerySet[Destination], name: str, chosen: str) -> QuerySet[Destination]:
        """Those that were put away."""
        return rows.exclude(archived_at=None)


class DestinationIndexView(GuardedIndexView):
    """What there is, where it leads and how it is doing."""

    filterset_class = DestinationFilterSet
    default_ordering = "name"

    def get_base_queryset(self) -> QuerySet[Destination]:
        """Without the archive, unless it is asked for."""
        is_archive = self.request.GET.get("archived") == "yes"
        return Destination.objects.all() if is_archive else Destination.objects.current()

    @cached_property
    def health(self) -> dict[int, health.Health]:
        """Of all of them, read once for the whole list."""
        return health.of_destinations()

    @cached_property
    def columns(self) -> list[Any]:
        """What an administrator looks for."""
        return [
            TitleColumn(
                "name", label=_("Name"), url_name="destinations:edit", sort_key="name", classname="contact-name"
            ),
            TwoLinesColumn("kind", second=target_of, label=_("Kind and target"), accessor=kind_of),
            HealthColumn("health", label=_("State"), accessor=health_of),
            TwoLinesColumn(
                "backlog",
                second=lambda row: self._since(self.health[row.pk].oldest_due),
                label=_("Waiting"),
                accessor=lambda row: self.health[row.pk].backlog,
            ),
            Column("dead", label=_("Given up"), accessor=lambda row: self.health[row.pk].dead),
            TwoLinesColumn(
                "day",
                second=lambda row: share(self.health[row.pk].success_week),
                label=_("Delivered: 24 h, 7 d"),
                accessor=lambda row: share(self.health[row.pk].success_day),
            ),
            TwoLinesColumn(
                "median",
                second=lambda row: seconds(self.health[row.pk].p95),
                label=_("Median, 95 %"),
                accessor=lambda row: seconds(self.health[row.pk].median),
            ),
            TypedColumn("last_error", label=_("Last error"), accessor=lambda row: self.health[row.pk].last_error),
        ]

    @staticmethod
    def _since(moment: datetime | None) -> str:
        if moment is None:
            return ""
        return gettext("due since %(moment)s") % {"moment": date_format(timezone.localtime(moment), "DATETIME_FORMAT")}


class HealthColumn(Column):
    """A badge, and a sentence under it."""

    cell_template_name = "contact/admin/cells/health.html"


class DestinationViewSet(GuardedViewSet):
    """Add, edit, test, pause, archive."""

    model = Destination
    name = "destinations"
    icon = "site"
    menu_label = _("Destinations")
    object_view = "edit"
    index_view_class = DestinationIndexView
    list_per_page = 50
    codenames = ("add_destination", "change_destination", "view_destination")

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without the views that there are not."""
        gone = {f"{name}_url_name": None for name in ("delete", "history", "usage")}
        return {**super().get_common_view_kwargs(), **gone, **kwargs}

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """The view has its own columns and filters."""
        return {"paginate_by": self.list_per_page, **kwargs}

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, one destination, and what is done with it."""
        acts = {
            "enable": actions.EnableView,
            "disable": actions.DisableView,
            "pause": actions.PauseView,
            "resume": actions.ResumeView,
            "restore": actions.RestoreView,
            "test": actions.SendTestView,
            "preview": PreviewView,
            "archive": actions.ArchiveView,
            "rotate": actions.RotateView,
        }
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.construct_view(ChooseKindView), name="add"),
            path("new/<str:kind>/", self.construct_view(AddDestinationView), name="add_kind"),
            path("edit/<int:pk>/", self.construct_view(EditDestinationView), name="edit"),
            *(path(f"{name}/<int:pk>/", self.construct_view(view), name=name) for name, view in acts.items()),
        ]
