"""What editors learn from the site search: questions that had no answer."""

from typing import Any

from django.conf import settings
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView

from .models import SearchMiss
from .viewsets.columns import MomentColumn, TypedColumn

PERMISSION = "core.view_searchmiss"


class SearchMissFilterSet(WagtailFilterSet):
    """By days and by language."""

    day = DateFromToRangeFilter(label=_("Days"), widget=DateRangePickerWidget)
    language = ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = SearchMiss
        fields: list[str] = []


class SearchMissReport(ReportView):
    """A row for each question and day, the latest days first; exported whole."""

    page_title = _("Searches without a result")
    header_icon = "search"
    model = SearchMiss
    permission_required = PERMISSION
    is_searchable = True
    search_fields = ["words"]
    filterset_class = SearchMissFilterSet
    default_ordering = ("-day", "-count", "words")
    index_url_name = "search_misses"
    index_results_url_name = "search_misses_results"
    columns = [
        TypedColumn("words", label=_("Searched for"), sort_key="words"),
        Column("language", label=_("Language"), sort_key="language"),
        Column("day", label=_("Day"), sort_key="day"),
        NumberColumn("count", label=_("Times that day"), sort_key="count"),
        NumberColumn("total", label=_("Times on the days shown"), sort_key="total"),
        MomentColumn("last_at", label=_("Last asked"), sort_key="last_at"),
    ]
    # A question holds letters and digits alone: no cell of it is a formula.
    list_export = ["words", "language", "day", "count", "total", "last_at"]
    export_headings = {
        "words": _("Searched for"),
        "language": _("Language"),
        "day": _("Day"),
        "count": _("Times that day"),
        "total": _("Times on the days shown"),
        "last_at": _("Last asked"),
    }

    def get_base_queryset(self) -> Any:
        """Every day's row with its total, which is of the days that are filtered."""
        return SearchMiss.objects.with_totals()

    def user_has_permission(self, permission: str) -> bool:
        """Whether the user may see the report."""
        return bool(self.request.user.has_perm(PERMISSION))


class SearchMissMenuItem(MenuItem):
    """Shown to those who may open it."""

    def is_shown(self, request: Any) -> bool:
        """Whether they may."""
        return bool(request.user.has_perm(PERMISSION))


def admin_urls() -> list[Any]:
    """Addresses of the report and of its list alone, which Wagtail's script asks for."""
    return [
        path("reports/search-misses/", SearchMissReport.as_view(), name="search_misses"),
        path(
            "reports/search-misses/results/", SearchMissReport.as_view(results_only=True), name="search_misses_results"
        ),
    ]


def menu_item() -> MenuItem:
    """Its entry among the reports."""
    label = SearchMissReport.page_title
    return SearchMissMenuItem(label, reverse("search_misses"), name="search-misses", icon_name="search", order=1310)
