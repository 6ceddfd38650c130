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


class CallToActionBlock(blocks.StructBlock):
    """An invitation to a page."""

    heading = blocks.CharBlock(label=_("Heading"))
    text = blocks.TextBlock(label=_("Text"), required=False, rows=2)
    action = ActionBlock(
        label=_("Button"), help_text=_("Leads to the contact page when no page is chosen or it is not published.")
    )

    class Meta:
        icon = "arrow-right-full"
        label = _("Call to action")
        group = _("Actions")
        description = _("An invitation with a button that leads to a page of this site.")
        template = "blocks/call_to_action.html"
        preview_value = {
            "heading": "Working on something that needs both sides?",
            "text": "Tell us the aim. We will tell you, plainly, whether we can help.",
            "action": {"label": "Talk to us", "page": None},
        }
