"""The contract of a channel: plain data in, one outcome out, safe to call twice with the same key.

A channel imports no model and writes nothing to the database. What it must remember between the tries of one
delivery (an id that the other side gave out) it returns as `memory`, and gets it back in the next `Shipment`.
"""

from abc import ABC, abstractmethod
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# What a script or a link may say of the way here, in the order in which it is shown.
ATTRIBUTION = (
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "referrer",
    "landing_page",
)


def in_order(attribution: Mapping[str, str]) -> dict[str, str]:
    """What is known of the way here in the order of `ATTRIBUTION`: a database may give names back in another."""
    known = {name: attribution[name] for name in ATTRIBUTION if name in attribution}
    return known | dict(attribution)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a prospect answered to one question that an editor added to the form."""

    key: str
    """The same for ever, and in every language, whatever becomes of the label."""
    label: str
    """The question as it was worded then."""
    value: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Lead:
    """What a prospect sent, as plain data: the same for every channel. Texts are as typed, whitespace cleaned."""

    uid: UUID
    reference: str
    received_at: datetime
    language: str
    name: str = field(repr=False)
    email: str = field(repr=False)
    organization: str = field(repr=False)
    role: str = field(repr=False)
    country: str
    """ISO 3166-1 alpha-2 code."""
    country_name: str
    phone: str = field(repr=False, default="")
    subject: str = ""
    """What it is about: a service's title as it was then, or "something else"."""
    message: str = field(repr=False, default="")
    answers: Sequence[Answer] = field(repr=False, default=())
    """To the editor's own questions, in the order of the form; only what was answered."""
    consent_text: str = ""
    source_title: str = ""
    source_url: str = ""
    attribution: Mapping[str, str] = field(default_factory=dict)
    admin_url: str = ""
    """Absolute address of this inquiry in the admin."""


@dataclass(frozen=True, kw_only=True)
class Shipment:
    """One try: this lead, to this destination, under this idempotency key."""

    key: UUID
    """The same on every try and every replay of one delivery."""
    lead: Lead
    destination: str
    """Name of the destination, for texts that people read."""
    config: Mapping[str, Any]
    """What the channel's `config_form` cleaned."""
    secrets: Mapping[str, Any] = field(repr=False, default_factory=dict)
    memory: Mapping[str, str] = field(default_factory=dict)
    deadline: timedelta = timedelta(seconds=15)
    """For the whole try, name resolution and every exchange included."""
    is_test: bool = False
    """Sent by "send a test": the receiver can tell, and nobody is asked to act on it."""
    is_first: bool = False
    """Certainly nothing was sent under this key before. Otherwise a try may have been cut off after it made something
    and before it could remember it: a channel without an upsert looks before it makes."""


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """The other side took it."""

    detail: str
    """What it said, in plain words, without personal data. At most 500 characters are kept."""
    status: int | None = None
    """The protocol's own status (HTTP, SMTP), where there is one."""
    memory: Mapping[str, str] = field(default_factory=dict)


class NotDelivered(Exception):
    """A try that did not end in a delivery. `detail` is plain words for the admin, without personal data."""

    def __init__(self, detail: str, *, status: int | None = None, memory: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.status = status
        self.memory = memory or {}


class TryAgain(NotDelivered):
    """It may work later. `after` is what the other side asked for (Retry-After), not yet capped."""

    def __init__(  # noqa: PLR0913 - each is one thing that the other side may say, and all have a name
        self,
        detail: str,
        *,
        status: int | None = None,
        memory: Mapping[str, str] | None = None,
        after: timedelta | None = None,
        needs_attention: bool = False,
        pause: bool = False,
    ) -> None:
        """`needs_attention`: a person has to mend something (401, 403, 410), so alert at once and go on trying.

        `pause`: the destination says it is gone (410): pause it as a whole until somebody looks.
        """
        super().__init__(detail, status=status, memory=memory)
        self.after = after
        self.needs_attention = needs_attention
        self.pause = pause


class GiveUp(NotDelivered):
    """It will never work as it is: the delivery is dead and a person is told."""


class ConfigForm(forms.Form):
    """A channel's settings as an administrator types them; `cleaned_data` becomes the destination's `config`.

    `initial` holds the stored config. Must stay usable outside a request (the command line fills it too), so its
    fields are plain JSON-serializable values.
    """


# Credentials travel in headers and URLs, which are ASCII.
PRINTABLE = RegexValidator(r"\A[\x21-\x7e]+\Z", gettext_lazy("Letters, digits and signs only, without spaces."))


class SecretForm(ConfigForm):
    """A channel's credentials, write-only: what is stored is never shown, and a field left empty keeps it.

    Every field is shown as a password and cleans to text, which goes encrypted into the destination's `secrets`.
    """

    def __init__(self, *args: Any, stored: Container[str] = (), **kwargs: Any) -> None:
        """`stored` holds the names of the credentials that there are already."""
        super().__init__(*args, **kwargs)
        for name, credential in self.fields.items():
            # "new-password": a browser must not fill in the administrator's own.
            credential.widget = forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr"})
            credential.validators = [*credential.validators, PRINTABLE]
            if name in stored:
                credential.required = False
                credential.help_text = _("Set, and not shown. Leave this empty to keep it.")


@dataclass(frozen=True, kw_only=True)
class Preview:
    """One request as it would be sent, with every secret masked."""

    purpose: str
    method: str
    url: str
    headers: Mapping[str, str]
    body: str = ""


class Channel(ABC):
    """One kind of destination. Stateless: one instance serves every destination of its kind."""

    kind: ClassVar[str]
    """Stored in the database: never change it."""
    label: ClassVar[Any]
    description: ClassVar[Any] = ""
    reaches_staff: ClassVar[bool]
    """Whether a delivery here means that somebody at the firm can see the inquiry."""
    config_form: ClassVar[type[ConfigForm]] = ConfigForm
    secret_form: ClassVar[type[SecretForm] | None] = None
    """The credentials that a person types in; secrets that we make are `make_secrets`."""
    never_run: ClassVar[bool] = False
    """Built from the vendor's documents, not yet run against the vendor: the admin and the documentation say so."""

    @abstractmethod
    def deliver(self, shipment: Shipment) -> Delivered:
        """Send one lead.

        Raises:
            TryAgain: it may work later.
            GiveUp: it will never work as it is.
            Any other exception is a fault of ours: it is reported by its class and tried again.
        """

    def preview(self, shipment: Shipment) -> Sequence[Preview]:
        """The exact requests that `deliver` would make, one after the other; empty for a kind that shows none.

        It is given masks in place of the destination's secrets, so that it can show none.
        """
        return ()

    def make_secrets(self) -> dict[str, Any]:
        """Secrets for a new destination (JSON-serializable); empty for a kind that needs none."""
        return {}

    def rotate_secrets(self, secrets: Mapping[str, Any]) -> dict[str, Any]:
        """Secrets after a rotation, the old ones still in force for as long as the kind says."""
        return dict(secrets)

    def shown_secret(self, secrets: Mapping[str, Any]) -> str:
        """What an administrator sees once after creation or rotation; empty when there is nothing to show."""
        return ""

    def describe(self, config: Mapping[str, Any]) -> str:
        """Where this destination leads, on one line, for lists (an address, a URL); no secret in it."""
        return ""

    def problems(self, config: Mapping[str, Any]) -> Sequence[str]:
        """Why nothing can be sent, in plain words, for `manage.py check` and the admin."""
        return ()

    def gaps(self, config: Mapping[str, Any]) -> Sequence[str]:
        """What a delivery goes without, in plain words: it is sent, and somebody should mend the settings."""
        return ()
