"""Links to our own pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ActionBlock(blocks.StructBlock):
    """A link to a page, in words of its own; left out when either is missing."""

    label = blocks.CharBlock(
        label=_("Link text"),
        required=False,
        max_length=60,
        help_text=_("Say where it leads. Without words or without a page there is no link."),
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)

    class Meta:
        icon = "link"
        label = _("Link")
