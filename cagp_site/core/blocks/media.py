"""Pictures, tables and documents."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from .tables import grid_of


class FigureBlock(blocks.StructBlock):
    """A picture, whose alternative text says what it shows and whose caption says what it means."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, help_text=_("What the picture means. Not its alternative text again.")
    )
    credit = blocks.CharBlock(label=_("Credit"), required=False, help_text=_("Who made it, or who owns it."))

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Media")
        description = _("A picture with alternative text, a caption and a credit.")
        template = "blocks/figure.html"

    def get_preview_value(self) -> blocks.StructValue:
        """The newest picture in the library; an empty frame when there is none."""
        image = get_image_model().objects.order_by("-pk").first()
        return self.normalize(
            {"image": image, "caption": "Two lines between the same two places.", "credit": "Research desk"}
        )


class TableBlock(WagtailTableBlock):
    """A small table with a caption."""

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Media")
        description = _(
            "A small table. Give it a caption, say which cells are headings, and begin the last row with = "
            "to set it apart as the total."
        )
        template = "blocks/table.html"
        preview_value = {
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "table_caption": "What the memorandum covers",
            "data": [
                ["Part", "A year, about"],
                ["Foreign Military Financing", "$3.3 billion"],
                ["Missile defense", "$0.5 billion"],
                ["= Total", "$3.8 billion"],
            ],
        }

    def render(self, value: Any, context: dict[str, Any] | None = None) -> Any:
        """Wagtail's rendering, with the rows taken apart as `grid`."""
        return super().render(value, context={**(context or {}), "grid": grid_of(value or {})})


class DocumentBlock(blocks.StructBlock):
    """A document to download."""

    document = DocumentChooserBlock(label=_("Document"))
    label = blocks.CharBlock(label=_("Link text"), required=False, help_text=_("The document's title when empty."))
    text = blocks.TextBlock(label=_("Text"), required=False, rows=2, help_text=_("What a reader finds in it."))

    class Meta:
        icon = "download"
        label = _("Download")
        group = _("Media")
        description = _("A document to download, with its kind and size.")
        template = "blocks/document.html"

    def get_preview_value(self) -> blocks.StructValue:
        """The newest document in the library; words alone when there is none."""
        document = get_document_model().objects.order_by("-pk").first()
        text = "One page each on the two lines of the memorandum."
        return self.normalize({"document": document, "label": "The two-page summary", "text": text})
