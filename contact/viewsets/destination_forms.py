"""What an administrator types about any destination; the settings of its kind come from the channel's own form."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from ..destinations import MAX_NAME
from ..models import Destination
from ..subjects import subjects


def service_choices(kept: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The live services; `kept` keys of others stay on offer, so that saving does not drop them unseen."""
    offered = {str(subject.key): subject.title for subject in subjects()}
    gone = {key: _t("A service that is not live (%(key)s)") % {"key": key[:8]} for key in kept if key not in offered}
    return [*offered.items(), *gone.items()]


class DestinationForm(forms.Form):
    """Name, switch and rules. An empty rule takes every inquiry."""

    name = forms.CharField(label=_("Name"), max_length=MAX_NAME, help_text=_("As it is shown to the desk."))
    is_enabled = forms.BooleanField(
        label=_("Enabled"), required=False, initial=True, help_text=_("New inquiries go there.")
    )
    languages = forms.MultipleChoiceField(
        label=_("Only these languages"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all."),
    )
    subject_keys = forms.MultipleChoiceField(
        label=_("Only these services"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all, “something else” included."),
    )
    countries = forms.MultipleChoiceField(
        label=_("Only these countries"),
        choices=lambda: list(countries),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("None chosen: all. Hold Ctrl or ⌘ to choose several, or to take a choice back."),
    )

    def __init__(self, *args: Any, destination: Destination | None = None, **kwargs: Any) -> None:
        """`destination` is the one that is edited; None for a new one."""
        names = ("name", "is_enabled", "languages", "countries", "subject_keys")
        if destination is not None:
            kwargs["initial"] = {name: getattr(destination, name) for name in names}
        super().__init__(*args, **kwargs)
        services = self.fields["subject_keys"]
        assert isinstance(services, forms.MultipleChoiceField)  # noqa: S101 - tells mypy what the class body says
        services.choices = service_choices(destination.subject_keys if destination else ())

    def refuse(self, error: ValidationError) -> None:
        """Show what `destinations.create` or `update` refused, at its field where there is one."""
        for name, words in error.message_dict.items():
            self.add_error(name if name in self.fields else None, words)
