"""What a destination would send, to look at before it is sent."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..channels.base import Lead, NotDelivered
from ..channels.registry import UnknownChannel
from ..models import Destination
from ..previews import newest, preview
from .destination_edit import DestinationView


class PreviewView(DestinationView):
    """The exact requests for a made-up inquiry, or for the newest one for whoever may see inquiries. Sends nothing."""

    permission_required = "change"
    page_title = gettext_lazy("Preview the requests")
    template_name = "contact/admin/preview.html"
    header_icon = "view"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """404 for one that there is not."""
        super().setup(request, *args, **kwargs)
        self.destination = get_object_or_404(Destination, pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """Its name."""
        return str(self.destination)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """No cache may keep what a prospect said."""
        response = super().get(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The requests, or why there are none."""
        may_see = self.request.user.has_perm("contact.view_inquiry")
        lead = newest() if may_see and self.request.GET.get("of") == "newest" else None
        shown, problem = self._requests(lead)
        return super().get_context_data(
            destination=self.destination, lead=lead, may_see=may_see, requests=shown, problem=problem, **kwargs
        )

    def _requests(self, lead: Lead | None) -> tuple[list[Any], str]:
        try:
            return list(preview(self.destination, lead)), ""
        except NotDelivered as error:
            return [], error.detail
        except UnknownChannel as error:
            return [], str(error)
        except Exception as error:
            # As in a real try: told by its class, because its message may hold what was typed.
            return [], _("A fault in this site (%(kind)s).") % {"kind": type(error).__name__}
