"""Inquiries in the admin: a list to find them in, and one page with everything that is known of each."""

from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import registry as log_registry

from cagp_site.core.viewsets.access import SentViewSet
from cagp_site.core.viewsets.columns import BadgesColumn, MomentColumn, TwoLinesColumn, TypedColumn

from .. import desk
from ..channels.base import in_order
from ..models import Delivery, Inquiry
from .columns import delivery_badge, delivery_badges, status_badge
from .inquiry_actions import ReleaseView, SendView
from .inquiry_export import InquiryExportView
from .inquiry_listing import InquiryListing
from .quarantine import FalsePositiveRate


class InquiryIndexView(InquiryListing):
    """The list, and its export."""

    template_name = "contact/admin/inquiries.html"

    def get_base_queryset(self) -> QuerySet[Inquiry]:
        """With the deliveries that each row sums up."""
        return Inquiry.objects.prefetch_related(Prefetch("deliveries", Delivery.objects.only("state", "inquiry")))

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The export of what is shown, on every page of it."""
        url = f"{reverse('inquiries:export')}?{self.request.GET.urlencode()}"
        export = Button(_("Export as CSV"), url=url, icon_name="download", priority=100)
        return [*super().header_more_buttons, export]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the line above the list. Who narrows the list down to the quarantine has looked at what it shows."""
        more = {"false_positive_rate": FalsePositiveRate(), **kwargs}
        context: dict[str, Any] = super().get_context_data(*args, **more)
        if self.request.GET.get("status") == Inquiry.Status.QUARANTINED:
            desk.mark_seen(context["object_list"])
        return context

    @cached_property
    def columns(self) -> list[Any]:
        """What a desk needs to pick one."""
        return [
            TitleColumn("reference", label=_("Reference"), url_name="inquiries:inspect", classname="contact-solid"),
            MomentColumn("received_at", label=_("Received"), sort_key="received_at"),
            TwoLinesColumn("name", second="organization", label=_("Name and organization"), sort_key="name"),
            TypedColumn("subject", label=_("About"), accessor=lambda row: row.subject or _("Something else")),
            TwoLinesColumn(
                "country",
                second=language_of,
                label=_("Country and language"),
                accessor=lambda row: countries.name(row.country),
            ),
            BadgesColumn("status", label=_("Status"), accessor=lambda row: [status_badge(row)]),
            BadgesColumn("deliveries", label=_("Delivery"), accessor=lambda row: delivery_badges(row.deliveries.all())),
        ]


def language_of(inquiry: Inquiry) -> str:
    """The name of the language it was written in."""
    return str(dict(settings.LANGUAGES).get(inquiry.language, inquiry.language))


class InquiryInspectView(generic.InspectView):
    """Everything about one inquiry, and what can be done with it."""

    permission_required = "view"
    any_permission_required = None
    template_name = "contact/admin/inquiry.html"
    page_title = _("Inquiry")

    def get_fields(self) -> list[str]:
        """None of Wagtail's plain rows: the template has its own."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The answers, where it came from, its deliveries, and what was done."""
        inquiry = self.object
        desk.mark_seen([inquiry])
        deliveries = list(inquiry.deliveries.select_related("destination").prefetch_related("attempts").order_by("pk"))
        return super().get_context_data(
            inquiry=inquiry,
            status=status_badge(inquiry),
            answers=self._answers(inquiry),
            deliveries=[(delivery, delivery_badge(delivery)) for delivery in deliveries],
            source_link=self._source_link(inquiry),
            attribution=in_order(inquiry.attribution),
            log=log_registry.get_logs_for_instance(inquiry).select_related("user")[:50],
            can_see_destinations=self.request.user.has_perm("contact.change_destination"),
            stored_at=min((delivery.created_at for delivery in deliveries), default=inquiry.received_at),
            can_replay=self.request.user.has_perm("contact.replay_delivery"),
            can_cancel=self.request.user.has_perm("contact.cancel_delivery"),
            can_stop=any(delivery.is_stoppable for delivery in deliveries),
            can_release=self.user_has_permission("release") and inquiry.status == Inquiry.Status.QUARANTINED,
            more_destinations=desk.missing_destinations(inquiry) if self.user_has_permission("send") else [],
            here=reverse("inquiries:inspect", args=[inquiry.pk]),
            **kwargs,
        )

    def _answers(self, inquiry: Inquiry) -> list[tuple[Any, str]]:
        return [
            (_("Name"), inquiry.name),
            (_("Organization"), inquiry.organization),
            (_("Role"), inquiry.role),
            (_("Country"), str(countries.name(inquiry.country)) or inquiry.country),
            (_("Language"), language_of(inquiry)),
            (_("About"), inquiry.subject or str(_("Something else"))),
        ]

    def _source_link(self, inquiry: Inquiry) -> str:
        page = inquiry.source_page
        return (page.full_url or "") if page and page.live else ""


class InquiryViewSet(SentViewSet):
    """Read, release, send: nobody adds, edits or deletes an inquiry here."""

    model = Inquiry
    name = "inquiries"
    icon = "mail"
    menu_label = _("Inquiries")
    inspect_view_enabled = True
    index_view_class = InquiryIndexView
    inspect_view_class = InquiryInspectView
    object_view = "inspect"
    codenames = ("view_inquiry", "release_inquiry", "send_inquiry")

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, one inquiry, and what is done with it."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("export/", self.construct_view(InquiryExportView), name="export"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("release/<int:pk>/", self.construct_view(ReleaseView), name="release"),
            path("send/<int:pk>/", self.construct_view(SendView), name="send"),
        ]
