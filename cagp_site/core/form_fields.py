"""Form fields that more than one app uses.

They take what people paste: control characters never reach storage, and each error says what to do.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import FileExtensionValidator
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024


def _without(text: str, keep: str = "") -> str:
    # Cc: controls, Zl and Zp: line and paragraph separators, Cs: lone surrogates, which no database stores.
    return "".join(
        symbol if symbol in keep or unicodedata.category(symbol) not in {"Cc", "Zl", "Zp", "Cs"} else " "
        for symbol in text
    )


def clean_line(text: str) -> str:
    """One line: controls and line ends become spaces, runs of spaces one."""
    return re.sub(r"\s+", " ", _without(text)).strip()


def clean_text(text: str) -> str:
    """Several lines: line ends become LF, other controls but tabs become spaces."""
    return _without(text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t").strip()


class LineField(forms.CharField):
    """One line of text. No `maxlength` on the widget: a browser would cut a paste short without a word."""

    clean_value = staticmethod(clean_line)

    def __init__(self, *, limit: int, missing: Any = None, **kwargs: Any) -> None:
        """`limit` in characters; `missing` is what to say when it is empty."""
        super().__init__(**kwargs)
        self.limit = limit
        if missing:
            self.error_messages["required"] = missing

    def to_python(self, value: Any) -> str:
        """The cleaned text, empty for nothing."""
        return self.clean_value(str(value)) if value not in (None, "") else ""

    def validate(self, value: str) -> None:
        """Refuse what is missing or too long.

        Raises:
            ValidationError: naming by how much it is too long.
        """
        super().validate(value)
        over = len(value) - self.limit
        if over > 0:
            message = ngettext(
                "Shorten this by %(over)s character: it can have %(limit)s",
                "Shorten this by %(over)s characters: it can have %(limit)s",
                over,
            )
            raise ValidationError(message % {"over": over, "limit": self.limit}, code="max_length")


class TextField(LineField):
    """Several lines of text."""

    widget = forms.Textarea
    clean_value = staticmethod(clean_text)


class EmailField(LineField):
    """An e-mail address, checked as Django's own field does."""

    widget = forms.EmailInput
    default_validators = forms.EmailField.default_validators


class HintField(forms.CharField):
    """What a page or a script says of the way here: cleaned, cut to `limit`, and never an error."""

    widget = forms.HiddenInput

    def __init__(self, *, limit: int = 500) -> None:
        super().__init__(required=False)
        self.limit = limit

    def to_python(self, value: Any) -> str:
        """The cleaned and cut text."""
        return clean_line(str(value or ""))[: self.limit]


class UploadField(forms.FileField):
    """A file of stated kinds and a stated size; both are checked, and told beforehand."""

    widget = forms.FileInput

    def __init__(self, *, extensions: Iterable[str], max_bytes: int = 10 * MEGABYTE, **kwargs: Any) -> None:
        """`extensions` without dots, such as `pdf`. Words of a `help_text` of its own come before the limits."""
        self.extensions, self.max_bytes = tuple(extensions), max_bytes
        own = kwargs.pop("help_text", "")
        super().__init__(help_text=lazy(self._limits, str)(own), **kwargs)
        self.validators.append(FileExtensionValidator(self.extensions, message=_("Choose a file of another kind")))

    def _limits(self, own: Any) -> str:
        kinds = ", ".join(extension.upper() for extension in self.extensions)
        limits = gettext("%(kinds)s, at most %(size)s") % {"kinds": kinds, "size": filesizeformat(self.max_bytes)}
        return f"{own} {limits}".strip()

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file.

        Raises:
            ValidationError: it is missing, empty, of another kind or too large.
        """
        file: File[Any] | None = super().clean(data, initial)
        if file and file.size > self.max_bytes:
            size = filesizeformat(self.max_bytes)
            raise ValidationError(_("Choose a file of at most %(size)s"), code="size", params={"size": size})
        return file

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Django's, and the kinds a browser should offer."""
        accept = ",".join(f".{extension}" for extension in self.extensions)
        return {**super().widget_attrs(widget), "accept": accept}
