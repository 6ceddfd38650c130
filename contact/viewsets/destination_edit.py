"""Adding and editing a destination, and the page that shows a secret once."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from .. import checks, credentials, destinations, health
from ..channels.base import Channel, ConfigForm, SecretForm
from ..channels.crm import CrmChannel
from ..channels.registry import UnknownChannel, all_channels, channel_for
from ..models import Destination
from .destination_forms import DestinationForm
from .destination_words import channel_of, facts_of, health_of, kind_of, target_of


class DestinationView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page under "Destinations"."""

    model = Destination
    header_icon = "site"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, Destinations, this page."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("destinations:index"), "label": _("Destinations")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]


class ChooseKindView(DestinationView):
    """The first step of adding: what kind."""

    permission_required = "add"
    page_title = gettext_lazy("Add destination")
    template_name = "contact/admin/choose_kind.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every installed kind, with what it does."""
        return super().get_context_data(channels=all_channels(), **kwargs)


class DestinationFormView(DestinationView):
    """Name, the settings of its kind, and rules, in one form."""

    template_name = "contact/admin/destination_form.html"
    destination: Destination | None = None
    channel: Channel | None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form with what is stored."""
        form = DestinationForm(destination=self.destination)
        if self.channel is None:
            return self._page(form)
        config = self.destination.config if self.destination else {}
        return self._page(form, self.channel.config_form(prefix="config", initial=config), self._secret_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Store what is valid; show everything typed again, with what is wrong."""
        if self.channel is None:
            raise Http404
        form = DestinationForm(request.POST, destination=self.destination)
        config_form = self.channel.config_form(request.POST, prefix="config")
        secret_form = self._secret_form(request.POST)
        is_valid = [each.is_valid() for each in (form, config_form, secret_form) if each]
        if all(is_valid):
            typed = secret_form.cleaned_data if secret_form else {}
            try:
                return self.store({**form.cleaned_data, "config": config_form.cleaned_data, "credentials": typed})
            except ValidationError as error:
                form.refuse(error)
        messages.error(request, _("Not saved: something in the form is wrong."))
        return self._page(form, config_form, secret_form)

    def store(self, values: dict[str, Any]) -> HttpResponse:
        """Keep the values and answer.

        Raises:
            ValidationError: what the forms could not know.
        """
        raise NotImplementedError

    def _secret_form(self, typed: Any = None) -> SecretForm | None:
        """The credentials to type in; none for a kind that has none."""
        if self.channel is None or self.channel.secret_form is None:
            return None
        kept = credentials.stored(self.destination) if self.destination else {}
        return self.channel.secret_form(typed, prefix="secret", stored=kept)

    def _page(
        self, form: DestinationForm, config_form: ConfigForm | None = None, secret_form: SecretForm | None = None
    ) -> HttpResponse:
        media = form.media + config_form.media if config_form else form.media
        forms = {"form": form, "config_form": config_form, "secret_form": secret_form}
        return self.render_to_response(self.get_context_data(media=media, channel=self.channel, **forms))


class AddDestinationView(DestinationFormView):
    """The second step of adding: the form of the chosen kind."""

    permission_required = "add"
    page_title = gettext_lazy("Add destination")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """404 for a kind that there is not."""
        super().setup(request, *args, **kwargs)
        try:
            self.channel = channel_for(kwargs["kind"])
        except UnknownChannel as error:
            raise Http404(str(error)) from None

    def get_page_subtitle(self) -> str:
        """The kind."""
        return str(self.channel.label) if self.channel else ""

    def store(self, values: dict[str, Any]) -> HttpResponse:
        """Create it; its secret is on the answer to this post and nowhere else."""
        destination, secret = destinations.create(kind=self.kwargs["kind"], **values)
        log(instance=destination, action="wagtail.create", user=self.request.user)
        if secret:
            return secret_page(self.request, destination, secret)
        messages.success(self.request, _("“%(name)s” is added. Send a test now.") % {"name": destination})
        return redirect("destinations:edit", destination.pk)


class EditDestinationView(DestinationFormView):
    """One destination: its health, what can be done with it, and its form."""

    permission_required = "change"
    page_title = gettext_lazy("Destination")
    destination: Destination

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """404 for one that there is not."""
        super().setup(request, *args, **kwargs)
        self.destination = get_object_or_404(Destination, pk=kwargs["pk"])
        self.channel = channel_of(self.destination)

    def get_page_subtitle(self) -> str:
        """Its name."""
        return str(self.destination)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its health in words and numbers."""
        destination = self.destination
        return super().get_context_data(
            destination=destination,
            health=health_of(destination),
            kind=kind_of(destination),
            target=target_of(destination),
            gaps=checks.gaps(destination),
            credentials=credentials.state(self.channel, credentials.stored(destination)) if self.channel else [],
            shows_requests=isinstance(self.channel, CrmChannel),
            has_secret=destinations.has_secret(destination.kind),
            facts=facts_of(health.of_destinations(destination)[destination.pk]),
            **kwargs,
        )

    def store(self, values: dict[str, Any]) -> HttpResponse:
        """Change it and come back."""
        destination = destinations.update(self.destination, **values)
        log(instance=destination, action="wagtail.edit", user=self.request.user)
        if any(values["credentials"].values()):
            log(instance=destination, action="contact.set_credentials", user=self.request.user)
        messages.success(self.request, _("“%(name)s” is saved.") % {"name": destination})
        return redirect("destinations:edit", destination.pk)


def secret_page(request: HttpRequest, destination: Destination, secret: str) -> HttpResponse:
    """The only page that ever holds the secret; no cache may keep it."""
    context = {
        "destination": destination,
        "secret": secret,
        "header_title": _("Secret"),
        "header_icon": "key",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("destinations:index"), "label": _("Destinations")},
            {"url": "", "label": _("Secret"), "sublabel": str(destination)},
        ],
    }
    response = render(request, "contact/admin/secret.html", context)
    response["Cache-Control"] = "no-store"
    return response
