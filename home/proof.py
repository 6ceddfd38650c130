"""Sections of the home page that give proof: figures with their sources, and dates on a line."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .dateline import MOST, Place, place, read, validate

PROOF = _("Proof")
PREVIEW = "blocks/section_preview.html"


class ProofPointBlock(blocks.StructBlock):
    """One figure, what it counts, and who says so."""

    before = blocks.CharBlock(
        label=_("Words before the figure"), required=False, max_length=20, help_text=_("Such as: about, since")
    )
    # Nine characters fill a column of the narrowest kind at the size that the figures are set in.
    figure = blocks.CharBlock(
        label=_("Figure"), max_length=9, help_text=_("At most nine characters, such as 9,443 or $3.8. It is set large.")
    )
    after = blocks.CharBlock(
        label=_("Unit"), required=False, max_length=30, help_text=_("Such as: km, or billion a year")
    )
    label = blocks.TextBlock(
        label=_("What it says"), rows=2, help_text=_("One sentence that is true by itself. No praise: a fact.")
    )
    source = blocks.CharBlock(
        label=_("Source"), required=False, help_text=_("Who says so. A figure without a source convinces nobody.")
    )
    as_of = blocks.CharBlock(
        label=_("As of"), required=False, max_length=40, help_text=_("When it was true, such as: 2016, or March 2026")
    )

    class Meta:
        icon = "order"
        label = _("Figure")


class ProofPointsBlock(blocks.StructBlock):
    """Three or four figures in ruled columns."""

    heading = blocks.CharBlock(label=_("Heading"))
    items = blocks.ListBlock(ProofPointBlock(), label=_("Figures"), min_num=3, max_num=4)

    class Meta:
        icon = "order"
        label = _("Figures")
        group = PROOF
        description = _("Three or four figures set large, each with what it counts, its source and its date.")
        template = "blocks/proof_points.html"
        preview_template = PREVIEW
        preview_value = {
            "heading": "The partnership in figures",
            "items": [
                {
                    "before": "",
                    "figure": "9,443",
                    "after": "km",
                    "label": "From Washington to Tel Aviv along the great circle.",
                    "source": "Computed on the mean Earth radius",
                    "as_of": "",
                },
                {
                    "before": "",
                    "figure": "3",
                    "after": "systems",
                    "label": "Missile defense funded or produced together: Iron Dome, David's Sling, Arrow 3.",
                    "source": "",
                    "as_of": "",
                },
                {
                    "before": "about",
                    "figure": "$3.8",
                    "after": "billion a year",
                    "label": "In security assistance for fiscal years 2019 to 2028.",
                    "source": "Memorandum of understanding",
                    "as_of": "2016",
                },
            ],
        }


class DateBlock(blocks.StructBlock):
    """One date on the line."""

    year = blocks.CharBlock(
        label=_("Year"),
        max_length=12,
        validators=[validate],
        help_text=_("From 1948 to 2028, such as 1952, or a span such as 2019-28."),
    )
    label = blocks.CharBlock(label=_("Label"), help_text=_("One or two words, such as: Recognition"))
    text = blocks.TextBlock(
        label=_("Text"), required=False, rows=2, help_text=_("One short sentence: dates that are close share the room.")
    )

    class Meta:
        icon = "date"
        label = _("Date")


class DatelineBlock(blocks.StructBlock):
    """The line so far, 1948 to 2028 to scale."""

    heading = blocks.CharBlock(label=_("Heading"))
    note = blocks.CharBlock(
        label=_("Note"), required=False, help_text=_("How to read the drawing, such as: to scale, one tick a year")
    )
    items = blocks.ListBlock(
        DateBlock(),
        label=_("Dates"),
        min_num=2,
        max_num=MOST,
        help_text=_("In any order: they are drawn in order of time."),
    )

    class Meta:
        icon = "history"
        label = _("The line so far")
        group = PROOF
        description = _("Two to eight dates on a line from 1948 to 2028, drawn to scale.")
        template = "blocks/dateline.html"
        preview_template = PREVIEW
        preview_value = {
            "heading": "The line so far",
            "note": "1948 to 2028, to scale: one tick a year",
            "items": [
                {"year": "1948", "label": "Recognition.", "text": "Among the first to recognize Israel."},
                {"year": "1952", "label": "First agreement.", "text": "Arms and training get an institutional basis."},
                {"year": "2016", "label": "Memorandum.", "text": "A ten-year understanding is signed."},
                {"year": "2019-28", "label": "In force.", "text": "About $3.8 billion a year in total."},
            ],
        }

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Wagtail's context, with the dates in order of time, each with its place.

        No date has a place when one of them cannot be read, as in a page written before years were checked: then they
        are a list.
        """
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return {**context, "dates": _placed(list(value["items"]))}


def _placed(items: list[Any]) -> list[tuple[Any, Place | None]]:
    try:
        dated = sorted(((read(item["year"]), item) for item in items), key=lambda pair: (pair[0].first, pair[0].last))
    except ValidationError:
        return [(item, None) for item in items]
    found = place([span for span, _item in dated])
    places: list[Place | None] = [*found] if found else [None] * len(dated)
    return [(item, where) for (_span, item), where in zip(dated, places, strict=True)]
