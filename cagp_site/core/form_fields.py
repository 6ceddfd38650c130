"""Form fields that more than one app uses."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import FileExtensionValidator
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024


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
