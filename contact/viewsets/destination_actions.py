"""What an administrator does with one destination beside editing it: POST only, two of them after a question."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from .. import destinations
from ..models import Destination
from ..tasks import wake
from ..trial import send_test
from .destination_edit import DestinationView, secret_page


class DestinationActionView(PermissionCheckedMixin, View):
    """One act on one destination, audited, then back to its page."""

    model = Destination
    permission_required = "change"
    action = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it and say what happened."""
        destination = get_object_or_404(Destination, pk=pk)
        words = self.act(destination)
        log(instance=destination, action=self.action, user=request.user)
        messages.success(request, words)
        return redirect("destinations:edit", destination.pk)

    def act(self, destination: Destination) -> str:
        """The act itself; what to say of it."""
        raise NotImplementedError


class EnableView(DestinationActionView):
    """Switches it on."""

    action = "contact.enable"

    def act(self, destination: Destination) -> str:
        """New inquiries go there, and what waited goes now."""
        destinations.set_enabled(destination, True)
        wake()
        return _("“%(name)s” is enabled.") % {"name": destination}


class DisableView(DestinationActionView):
    """Switches it off."""

    action = "contact.disable"

    def act(self, destination: Destination) -> str:
        """New inquiries do not go there."""
        destinations.set_enabled(destination, False)
        return _("“%(name)s” is disabled: what waits for it goes on waiting.") % {"name": destination}


class PauseView(DestinationActionView):
    """Stops sending there for a while."""

    action = "contact.pause"

    def act(self, destination: Destination) -> str:
        """New inquiries go on being taken for it, and wait."""
        destination.pause()
        return _("“%(name)s” is paused: new inquiries wait for it too, until it is resumed.") % {"name": destination}


class ResumeView(DestinationActionView):
    """Ends a pause, and closes the circuit."""

    action = "contact.resume"

    def act(self, destination: Destination) -> str:
        """It is sent to at once."""
        destination.resume()
        wake()
        return _("“%(name)s” is resumed: what waits for it is sent now.") % {"name": destination}


class RestoreView(DestinationActionView):
    """Brings it back from the archive."""

    action = "contact.restore"

    def act(self, destination: Destination) -> str:
        """Back, but disabled."""
        destinations.restore(destination)
        return _("“%(name)s” is back, disabled. Send a test, then enable it.") % {"name": destination}


class SendTestView(PermissionCheckedMixin, View):
    """Sends a sample inquiry and says what came back."""

    model = Destination
    permission_required = "change"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Waits for the answer, for as long as one try may take."""
        destination = get_object_or_404(Destination, pk=pk)
        answer = send_test(destination, prospect=getattr(request.user, "email", ""))
        if answer.worked:
            messages.success(request, _("The test arrived. %(answer)s") % {"answer": answer})
        else:
            messages.error(request, _("The test did not arrive. %(answer)s") % {"answer": answer})
        return redirect("destinations:edit", destination.pk)


class QuestionView(DestinationView):
    """An act that cannot be taken back with one more press: asks first."""

    permission_required = "change"
    template_name = "contact/admin/question.html"
    header_icon = "warning"
    yes: Any = ""
    is_serious = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """404 for one that there is not."""
        super().setup(request, *args, **kwargs)
        self.destination = get_object_or_404(Destination, pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """Its name."""
        return str(self.destination)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What will happen."""
        return super().get_context_data(destination=self.destination, sentences=self.sentences(), **kwargs)

    def sentences(self) -> list[str]:
        """What will happen, in plain words."""
        raise NotImplementedError


class ArchiveView(QuestionView):
    """Puts it away; it is never deleted, because its deliveries are the record of what went where."""

    page_title = gettext_lazy("Archive destination")
    yes = gettext_lazy("Archive it")
    is_serious = True

    def sentences(self) -> list[str]:
        """Names the deliveries that will not be made."""
        found = [_("Nothing is sent there any more. What was sent stays on record; it can be restored.")]
        if count := self.destination.deliveries.waiting().count():
            words = ngettext(
                "%(count)d delivery still waits for it and will not be made.",
                "%(count)d deliveries still wait for it and will not be made.",
                count,
            )
            found.insert(0, words % {"count": count})
        return found

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Archive it and go to the list."""
        destinations.archive(self.destination)
        log(instance=self.destination, action="contact.archive", user=request.user)
        messages.success(request, _("“%(name)s” is archived.") % {"name": self.destination})
        return redirect("destinations:index")


class RotateView(QuestionView):
    """Makes a new secret and shows it once."""

    page_title = gettext_lazy("Make a new secret")
    yes = gettext_lazy("Make a new secret")

    def sentences(self) -> list[str]:
        """What the receiver has to do."""
        return [
            _("The new secret is shown once, on the next page: put it into the receiver."),
            _("Until then the old one stays in force beside it, for 24 hours."),
        ]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The secret is on the answer to this post and nowhere else."""
        try:
            secret = destinations.rotate_secret(self.destination)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("destinations:edit", self.destination.pk)
        log(instance=self.destination, action="contact.rotate_secret", user=request.user)
        return secret_page(request, self.destination, secret)
