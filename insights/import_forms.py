"""What somebody gives to import, in the admin."""

from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from .importer.errors import SourceRefused
from .importer.files import from_bytes
from .importer.limits import LARGEST_FILE, in_megabytes


class Given(NamedTuple):
    """A file as it was uploaded."""

    name: str = ""
    data: bytes = b""


class ImportForm(forms.Form):
    """A file, the pictures that it names, and how to take them."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A saved page (HTML), its text, the blog's RSS feed, Markdown with front matter, or a zip of saved pages "
            "with their folders. At most %(limit)s."
        )
        % {"limit": in_megabytes(LARGEST_FILE)},
    )
    pictures = forms.FileField(
        label=_("Pictures"),
        required=False,
        help_text=_("A zip of the pictures that the file names, when they are not in it."),
    )
    address = forms.URLField(
        label=_("Old address"),
        required=False,
        validators=[URLValidator(schemes=["http", "https"])],
        assume_scheme="https",
        help_text=_("Where the article was read, when the file does not say. It will lead to the new page."),
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("As the letters tell")), *settings.LANGUAGES]
    )
    create = forms.BooleanField(
        label=_("Make authors and topics that are not there"),
        required=False,
        help_text=_("Otherwise they are left out, and you are told their names."),
    )
    update = forms.BooleanField(
        label=_("Write drafts anew"),
        required=False,
        help_text=_("Only those that were imported before and that nobody edited since."),
    )

    def __init__(self, *args: Any, may_create: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_create:
            del self.fields["create"]

    def clean_file(self) -> Given:
        """The file, looked into as far as its size and its directory."""
        return _given(self.cleaned_data["file"])

    def clean_pictures(self) -> Given:
        """The pictures; nothing without any."""
        given = self.cleaned_data["pictures"]
        return _given(given) if given else Given()


def _given(file: Any) -> Given:
    # One byte more than is taken, so that the rest of something huge is never read.
    given = Given(file.name, file.read(LARGEST_FILE + 1))
    try:
        from_bytes(*given)
    except SourceRefused as refused:
        raise forms.ValidationError(str(refused)) from None
    return given
