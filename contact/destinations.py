"""Making and changing destinations: what the admin, the command line and the first start have in common."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from django_countries import countries as country_list

from cagp_site.core.form_fields import clean_line

from .channels.base import Channel, ConfigForm
from .channels.registry import UnknownChannel, all_channels, channel_for
from .credentials import change, cleaned, stored
from .models import Destination
from .secrets import SecretsUnreadable

MAX_NAME = 80
EDITED = ("name", "config", "is_enabled", "languages", "countries", "subject_keys")


def create(  # noqa: PLR0913 - each is named at the call
    *,
    kind: str,
    name: str,
    config: Mapping[str, Any],
    credentials: Mapping[str, Any] | None = None,
    is_enabled: bool = True,
    languages: Iterable[str] = (),
    countries: Iterable[str] = (),
    subject_keys: Iterable[str] = (),
) -> tuple[Destination, str]:
    """Store a new destination with fresh secrets.

    Args:
        kind: a channel's `kind`.
        config: what the channel's `config_form` takes, by field name.
        credentials: what its `secret_form` takes; `update` keeps those that are left out or empty.
        languages: language codes; like the other rules, empty takes every inquiry.
        countries: ISO 3166-1 alpha-2 codes.
        subject_keys: translation keys of services.

    Returns:
        The destination, and the secret to show once (empty when its kind has none to show).

    Raises:
        ValidationError: with a dictionary of plain words by argument name.
        ImproperlyConfigured: there is no key to encrypt its secrets with.
    """
    channel = _channel(kind)
    rules = {"languages": languages, "countries": countries, "subject_keys": subject_keys}
    destination = Destination(kind=kind, is_enabled=is_enabled)
    made = channel.make_secrets()
    secrets = _fill(destination, channel, name=name, config=config, typed=credentials or {}, kept=made, **rules)
    destination.secrets = secrets
    _saved(destination)
    return destination, channel.shown_secret(secrets)


def update(destination: Destination, **changes: Any) -> Destination:
    """Change any of `create`'s arguments but the kind; the health that workers write meanwhile is left alone.

    Raises:
        ValidationError: as `create` does, also for a kind that is not installed any more.
    """
    kept = {name: getattr(destination, name) for name in EDITED}
    values = {**kept, **changes}
    destination.is_enabled = bool(values.pop("is_enabled"))
    channel, typed = _channel(destination.kind), values.pop("credentials", None) or {}
    _fill(destination, channel, typed=typed, kept=stored(destination), **values)
    with transaction.atomic():
        _saved(destination, fields=EDITED)
        if any(typed.values()):
            change(destination, channel, typed)
    return destination


def set_credentials(destination: Destination, typed: Mapping[str, Any]) -> None:
    """Store the credentials that were typed; the others stay.

    Raises:
        ValidationError: as `create` does, also for a kind that is not installed any more.
    """
    change(destination, _channel(destination.kind), typed)


def rotate_secret(destination: Destination) -> str:
    """Make a new secret; the secret to show once. The old one stays in force for as long as the kind says.

    Secrets that no key opens are replaced: that is the way out when a key was lost.

    Raises:
        ValidationError: the kind has no secret, or is not installed any more.
    """
    channel = _channel(destination.kind)
    with transaction.atomic():
        row = Destination.objects.select_for_update().get(pk=destination.pk)
        row.secrets = secrets = _next_secrets(channel, row)
        shown = channel.shown_secret(secrets)
        if not shown:
            raise ValidationError(_("A destination of this kind has no secret."))
        row.save(update_fields=["sealed_secrets"])
    destination.sealed_secrets = row.sealed_secrets
    return shown


def _next_secrets(channel: Channel, destination: Destination) -> dict[str, Any]:
    try:
        return channel.rotate_secrets(destination.secrets)
    except SecretsUnreadable:
        return channel.make_secrets()


def has_secret(kind: str) -> bool:
    """Whether destinations of this kind have a secret that is shown once."""
    try:
        channel = channel_for(kind)
    except UnknownChannel:
        return False
    return bool(channel.shown_secret(channel.make_secrets()))


def archive(destination: Destination) -> int:
    """Put it away for good; the number of its deliveries that will not be made as long as it is archived."""
    Destination.objects.current().filter(pk=destination.pk).update(archived_at=Now())
    destination.refresh_from_db()
    return destination.deliveries.waiting().count()


def restore(destination: Destination) -> None:
    """Bring an archived one back, disabled, so that somebody looks at it before it sends."""
    Destination.objects.filter(pk=destination.pk).update(archived_at=None, is_enabled=False)
    destination.refresh_from_db()


def set_enabled(destination: Destination, value: bool) -> None:
    """Switch it on or off. Off: new inquiries do not go there, and what waits for it goes on waiting."""
    Destination.objects.filter(pk=destination.pk).update(is_enabled=value)
    destination.refresh_from_db()


def config_form(channel: Channel, config: Mapping[str, Any]) -> ConfigForm:
    """The channel's form, filled with a config as if it had been typed; what is left out has its initial value."""
    form = channel.config_form()
    initial = {name: field.initial for name, field in form.fields.items() if field.initial is not None}
    return channel.config_form({**initial, **config})


def clean_config(channel: Channel, config: Mapping[str, Any]) -> dict[str, Any]:
    """The config as the channel's form cleans it.

    Raises:
        ValidationError: with the label of each field that is wrong, and names of settings that there are not.
    """
    form = config_form(channel, config)
    problems = [
        _("There is no setting “%(name)s”; there are: %(known)s.")
        % {"name": name, "known": ", ".join(form.fields) or _("none")}
        for name in config
        if name not in form.fields
    ]
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        problems += [f"{label}: {error}" if label else str(error) for error in errors]
    if problems:
        raise ValidationError({"config": problems})
    return form.cleaned_data


def _channel(kind: str) -> Channel:
    try:
        return channel_for(kind)
    except UnknownChannel as error:
        known = ", ".join(channel.kind for channel in all_channels())
        words = _("%(error)s There are: %(known)s.") % {"error": error, "known": known}
        raise ValidationError({"kind": words}) from None


def _fill(  # noqa: PLR0913 - each is named at the call
    destination: Destination,
    channel: Channel,
    *,
    name: str,
    config: Mapping[str, Any],
    typed: Mapping[str, Any],
    kept: Mapping[str, Any],
    **rules: Iterable[str],
) -> dict[str, Any]:
    """Put checked values on the row; every problem is told at once. What its secrets come to is returned."""
    problems: dict[str, Any] = {}
    destination.name = clean_line(str(name))
    if wrong := _name_problem(destination):
        problems["name"] = [wrong]
    for rule, values in rules.items():
        chosen = list(dict.fromkeys(str(value).strip() for value in values))
        setattr(destination, rule, chosen)
        if unknown := [value for value in chosen if not RULES[rule](value)]:
            problems[rule] = [_("Not known: %(values)s.") % {"values": ", ".join(unknown)}]
    try:
        destination.config = clean_config(channel, config)
    except ValidationError as error:
        problems |= error.message_dict
    try:
        secrets = cleaned(channel, typed, kept)
    except ValidationError as error:
        problems |= error.message_dict
    if problems:
        raise ValidationError(problems)
    return secrets


def _name_problem(destination: Destination) -> str:
    if not destination.name:
        return _("Give it a name.")
    if len(destination.name) > MAX_NAME:
        return _("The name can have %(limit)d characters at most.") % {"limit": MAX_NAME}
    if Destination.objects.filter(name__iexact=destination.name).exclude(pk=destination.pk).exists():
        return _taken()
    return ""


def _taken() -> str:
    return _("There is already a destination of this name (archived ones keep theirs).")


def _saved(destination: Destination, fields: Iterable[str] | None = None) -> None:
    try:
        with transaction.atomic():
            destination.save(update_fields=fields)
    except IntegrityError:
        # Somebody else took the name since we looked.
        raise ValidationError({"name": [_taken()]}) from None


def _is_key(value: str) -> bool:
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False


# Which values a rule can have. Services are checked by form only: one that is gone today may have inquiries waiting.
RULES: Mapping[str, Callable[[str], bool]] = {
    "languages": lambda value: value in dict(settings.LANGUAGES),
    "countries": lambda value: value in dict(country_list),
    "subject_keys": _is_key,
}
