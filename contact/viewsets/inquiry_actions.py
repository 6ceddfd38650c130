"""What the desk does with one inquiry: POST only."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from .. import desk
from ..models import Inquiry


class InquiryActionView(PermissionCheckedMixin, View):
    """One act on one inquiry, then back to its page."""

    model = Inquiry

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it and say what happened."""
        inquiry = get_object_or_404(Inquiry, pk=pk)
        self.act(request, inquiry)
        return redirect("inquiries:inspect", inquiry.pk)

    def act(self, request: HttpRequest, inquiry: Inquiry) -> None:
        """The act itself; leaves a message."""
        raise NotImplementedError


class ReleaseView(InquiryActionView):
    """Takes a suspect out of quarantine."""

    permission_required = "release"

    def act(self, request: HttpRequest, inquiry: Inquiry) -> None:
        """Release it, and say how many deliveries start."""
        count = desk.release(inquiry, user=request.user)
        if count is None:
            messages.warning(request, _("%(inquiry)s is not in quarantine.") % {"inquiry": inquiry})
            return
        words = ngettext(
            "%(inquiry)s is released: %(count)d delivery is on its way.",
            "%(inquiry)s is released: %(count)d deliveries are on their way.",
            count,
        )
        messages.success(request, words % {"inquiry": inquiry, "count": count})


class SendView(InquiryActionView):
    """Sends an inquiry to a destination that it has not gone to."""

    permission_required = "send"

    def act(self, request: HttpRequest, inquiry: Inquiry) -> None:
        """Make the missing delivery for the posted destination."""
        key: Any = request.POST.get("destination", "")
        known = key.isascii() and key.isdigit() and len(key) < 19
        destination = desk.missing_destinations(inquiry).filter(pk=key).first() if known else None
        if destination is None:
            messages.error(request, _("Choose an enabled destination that this inquiry has not gone to."))
            return
        desk.add_delivery(inquiry, destination, user=request.user)
        names = {"inquiry": inquiry, "destination": destination}
        if inquiry.status == Inquiry.Status.QUARANTINED:
            words = _("%(inquiry)s goes to %(destination)s as well, once it is released.")
        else:
            words = _("%(inquiry)s is on its way to %(destination)s.")
        messages.success(request, words % names)
