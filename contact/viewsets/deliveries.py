"""Deliveries in the admin: what waits, what was given up, sending it again and stopping it."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cagp_site.core.viewsets.access import GuardedIndexView, SentViewSet
from cagp_site.core.viewsets.columns import BadgesColumn, FormColumn, MomentColumn, TypedColumn

from .. import desk
from ..models import Delivery, Destination, Inquiry
from .columns import delivery_badge

# What needs somebody, then what is under way, then what is done.
RANKS = (
    Delivery.State.DEAD,
    Delivery.State.WAITING,
    Delivery.State.HELD,
    Delivery.State.CANCELLED,
    Delivery.State.DELIVERED,
)


def destinations(request: HttpRequest) -> QuerySet[Destination]:
    """Those that deliveries go or went to."""
    return Destination.objects.filter(deliveries__isnull=False).distinct()


class DeliveryFilterSet(WagtailFilterSet):
    """Filters of the delivery list."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=Delivery.State.choices, widget=forms.CheckboxSelectMultiple
    )
    destination = django_filters.ModelMultipleChoiceFilter(
        label=_("Destination"), queryset=destinations, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Delivery
        fields: list[str] = []


class DeliveryIndexView(GuardedIndexView):
    """Given up first, then waiting by when it is due, the oldest first."""

    filterset_class = DeliveryFilterSet
    template_name = "contact/admin/deliveries.html"

    def get_base_queryset(self) -> QuerySet[Delivery]:
        """With the names that a row shows."""
        return Delivery.objects.select_related("inquiry", "destination")

    def order_queryset(self, queryset: QuerySet[Delivery]) -> QuerySet[Delivery]:
        """Waiting ones by due time; all others the newest first."""
        ranks = [When(state=state, then=Value(rank)) for rank, state in enumerate(RANKS)]
        waiting = When(state=Delivery.State.WAITING, then=F("due_at"))
        return queryset.order_by(Case(*ranks, output_field=IntegerField()), Case(waiting), "-pk")

    @cached_property
    def columns(self) -> list[Any]:
        """One row per inquiry and destination."""
        columns = [
            TitleColumn(
                "inquiry",
                label=_("Inquiry"),
                classname="contact-solid",
                get_url=lambda row: reverse("inquiries:inspect", args=[row.inquiry_id]),
            ),
            TypedColumn("destination", label=_("Destination")),
            BadgesColumn("state", label=_("State"), accessor=lambda row: [delivery_badge(row)]),
            MomentColumn("due_at", label=_("Due"), accessor=due_of),
            TypedColumn("step", label=_("Tries used")),
            TypedColumn("detail", label=_("Last answer")),
        ]
        if self.user_has_permission("replay"):
            columns.append(FormColumn("again", "contact/admin/cells/again.html", label=""))
        if self.user_has_permission("cancel"):
            columns.append(FormColumn("stop", "contact/admin/cells/cancel.html", label=""))
        return columns

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """How many of those that the filters leave can be sent again together."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if self.user_has_permission("replay"):
            context["dead_count"] = _filtered(self.request).count()
        return context


def due_of(delivery: Delivery) -> Any:
    """When a waiting delivery is due; nothing for the others."""
    return delivery.due_at if delivery.state == Delivery.State.WAITING else None


def _filtered(request: HttpRequest) -> QuerySet[Delivery]:
    """What was given up and the filters in the address leave; all that was given up for filters that are wrong."""
    filters = DeliveryFilterSet(request.GET, queryset=desk.given_up(), request=request)
    return filters.qs if filters.is_valid() else desk.given_up()


class ReplayView(PermissionCheckedMixin, View):
    """Sends one delivery again, or all given-up ones that the filters in the address leave: POST only."""

    model = Delivery
    permission_required = "replay"

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Replay, say how many, and go back to where the button was."""
        if pk is None:
            rows = _filtered(request)
        else:
            get_object_or_404(Delivery, pk=pk)
            rows = desk.replayable().filter(pk=pk)
        if count := desk.replay(rows.select_related("inquiry", "destination"), user=request.user):
            words = ngettext("%d delivery is sent again.", "%d deliveries are sent again.", count)
            messages.success(request, words % count)
        else:
            messages.warning(
                request, _t("Nothing to send again: only what was given up or cancelled can be, and not to an archive.")
            )
        return redirect(get_valid_next_url_from_request(request) or "deliveries:index")


class CancelView(PermissionCheckedMixin, View):
    """Stops one delivery that waits or is held: POST only. It can be sent again, so nothing is asked first."""

    model = Delivery
    permission_required = "cancel"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Stop it, say so, and go back to where the button was."""
        delivery = get_object_or_404(Delivery.objects.select_related("inquiry", "destination"), pk=pk)
        names = {"inquiry": delivery.inquiry, "destination": delivery.destination}
        if desk.cancel([delivery], user=request.user):
            messages.success(request, _t("%(inquiry)s is not sent to %(destination)s any more.") % names)
        else:
            messages.warning(request, _t("Nothing to cancel: this delivery does not wait any more."))
        return redirect(get_valid_next_url_from_request(request) or "deliveries:index")


class CancelAllView(PermissionCheckedMixin, View):
    """Stops every delivery of one inquiry that still waits or is held: POST only."""

    model = Delivery
    permission_required = "cancel"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Stop them, say how many, and go back to the inquiry."""
        inquiry = get_object_or_404(Inquiry, pk=pk)
        rows = inquiry.deliveries.stoppable().select_related("inquiry", "destination")
        count = desk.cancel(rows, user=request.user)
        words = ngettext("%d delivery is cancelled.", "%d deliveries are cancelled.", count)
        messages.success(request, words % count)
        return redirect("inquiries:inspect", inquiry.pk)


class DeliveryViewSet(SentViewSet):
    """Read, send again, stop."""

    model = Delivery
    name = "deliveries"
    icon = "redirect"
    menu_label = _("Deliveries")
    index_view_class = DeliveryIndexView
    codenames = ("view_delivery", "replay_delivery", "cancel_delivery")

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, sending again, and stopping."""
        replay = self.construct_view(ReplayView)
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("replay/", replay, name="replay_all"),
            path("replay/<int:pk>/", replay, name="replay"),
            path("cancel/<int:pk>/", self.construct_view(CancelView), name="cancel"),
            path("cancel/all-of/<int:pk>/", self.construct_view(CancelAllView), name="cancel_all"),
        ]
