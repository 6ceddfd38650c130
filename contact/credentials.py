"""The credentials of a destination: typed in by a person, kept encrypted, shown nowhere."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .channels.base import Channel
from .channels.plan import MASK
from .models import Destination
from .secrets import SecretsUnreadable


def stored(destination: Destination) -> dict[str, Any]:
    """Its secrets; empty where no key opens them any more, so that typing them in again mends it."""
    try:
        return destination.secrets
    except SecretsUnreadable:
        return {}


def cleaned(channel: Channel, typed: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """The secrets after somebody typed some of them: what was left empty stays as it is in `kept`.

    Raises:
        ValidationError: one is missing or cannot be used, or the kind has none of this name; with sentences that hold
            no part of what was typed.
    """
    names = channel.secret_form.base_fields if channel.secret_form else {}
    problems = [
        _("There is no credential “%(name)s”; there are: %(known)s.")
        % {"name": name, "known": ", ".join(names) or _("none")}
        for name in typed
        if name not in names
    ]
    values: dict[str, Any] = {}
    if channel.secret_form:
        form = channel.secret_form(dict(typed), stored=kept)
        problems += [f"{form.fields[name].label}: {error}" for name, errors in form.errors.items() for error in errors]
        values = {name: value for name, value in form.cleaned_data.items() if value}
    if problems:
        raise ValidationError({"credentials": problems})
    return {**kept, **values}


def change(destination: Destination, channel: Channel, typed: Mapping[str, Any]) -> None:
    """Store those that were typed, beside the others; the row is locked, so that no secret made meanwhile is lost.

    Raises:
        ValidationError: as `cleaned` does.
    """
    with transaction.atomic():
        row = Destination.objects.select_for_update().get(pk=destination.pk)
        row.secrets = cleaned(channel, typed, stored(row) or channel.make_secrets())
        row.save(update_fields=["sealed_secrets"])
    destination.sealed_secrets = row.sealed_secrets


def state(channel: Channel, secrets: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """The label of each credential, and whether it is set."""
    fields = channel.secret_form.base_fields if channel.secret_form else {}
    return [(str(field.label), bool(secrets.get(name))) for name, field in fields.items()]


def missing(channel: Channel, secrets: Mapping[str, Any]) -> list[str]:
    """A sentence for each required credential that nobody typed in."""
    fields = channel.secret_form.base_fields if channel.secret_form else {}
    return [
        _("The credential “%(label)s” is not set.") % {"label": field.label}
        for name, field in fields.items()
        if field.required and not secrets.get(name)
    ]


def masked(channel: Channel) -> dict[str, str]:
    """What stands for the credentials in a preview."""
    return dict.fromkeys(channel.secret_form.base_fields, MASK) if channel.secret_form else {}
