"""The inquiry form, in place."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class TalkToUsBlock(blocks.StructBlock):
    """An invitation and the inquiry form under it."""

    heading = blocks.CharBlock(label=_("Heading"))
    text = blocks.TextBlock(label=_("Text"), required=False, rows=2)

    class Meta:
        icon = "mail"
        label = _("Talk to us")
        group = _("Actions")
        description = _("An invitation with the inquiry form under it.")
        template = "blocks/talk_to_us.html"
        preview_template = "blocks/talk_to_us_preview.html"
        preview_value = {
            "heading": "Working on something that needs both sides?",
            "text": "Tell us the aim. We will tell you, plainly, whether we can help.",
        }
