"""Steps of a way of working."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StepBlock(blocks.StructBlock):
    """One step; the page numbers them."""

    title = blocks.CharBlock(label=_("Step"))
    text = blocks.TextBlock(label=_("Text"), required=False, rows=3)

    class Meta:
        icon = "arrow-right"
        label = _("Step")
        group = _("Lists")
        description = _("One step; the page numbers them.")
        template = "blocks/step.html"
        preview_template = "blocks/step_preview.html"
        preview_value = {"title": "Read the rules together", "text": "We map them before the design is fixed."}
