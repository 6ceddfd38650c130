"""A figure that somebody can be held to."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StatisticBlock(blocks.StructBlock):
    """A figure, what it counts, who says so and when. A draft may lack the source; what is published may not."""

    value = blocks.CharBlock(
        label=_("Figure"), max_length=24, help_text=_("With its unit and its care, such as: about $3.8 billion.")
    )
    label = blocks.CharBlock(label=_("What it counts"), max_length=120)
    meaning = blocks.TextBlock(
        label=_("What it means"),
        required=False,
        rows=2,
        max_length=400,
        help_text=_("For somebody who knows no other."),
    )
    source = blocks.CharBlock(
        label=_("Source"), max_length=200, help_text=_("Who says so, in what. It cannot be published without.")
    )
    address = blocks.URLBlock(
        label=_("Web address of the source"), required=False, validators=[URLValidator(schemes=["http", "https"])]
    )
    as_of = blocks.DateBlock(label=_("As of"), required=False, help_text=_("The day that the figure is of."))
    verify_by = blocks.DateBlock(
        label=_("Verify by"), required=False, help_text=_("When somebody should look again. Readers do not see it.")
    )

    class Meta:
        icon = "pick"
        label = _("Statistic")
        label_format = "{value} {label}"
        group = _("Lists")
        description = _("One figure in large type, with its source and the day that it is of.")
        template = "blocks/statistic.html"
        preview_value = {
            "value": "about $3.3 billion",
            "label": "a year in Foreign Military Financing, 2019 to 2028",
            "meaning": "The larger of the two lines: it pays for equipment and services.",
            "source": "Memorandum of understanding, signed 2016",
            "address": "https://www.state.gov/",
            "as_of": date(2026, 11, 2),
            "verify_by": date(2027, 10, 1),
        }

    def clean(self, value: Mapping[str, Any]) -> blocks.StructValue:
        """The value, checked.

        Raises:
            StructBlockValidationError: a part is wrong, or is to be verified before the day that the figure is of.
        """
        cleaned: blocks.StructValue = super().clean(value)
        as_of, verify_by = cleaned.get("as_of"), cleaned.get("verify_by")
        if as_of and verify_by and verify_by < as_of:
            error = ValidationError(_("This is before the day that the figure is of."))
            raise blocks.StructBlockValidationError({"verify_by": error})
        return cleaned
