"""People, or the desks they work at."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class PersonBlock(blocks.StructBlock):
    """One person or desk."""

    name = blocks.CharBlock(label=_("Name"))
    role = blocks.CharBlock(label=_("Role"), required=False)
    text = blocks.TextBlock(label=_("Text"), required=False, rows=3)
    languages = blocks.CharBlock(label=_("Languages"), required=False, help_text=_("Such as: English, Hebrew"))
    portrait = ImageBlock(label=_("Portrait"), required=False, help_text=_("A drawing takes its place when empty."))

    class Meta:
        icon = "user"
        label = _("Person or desk")


class PeopleBlock(blocks.StructBlock):
    """A heading and the people under it."""

    heading = blocks.CharBlock(label=_("Heading"))
    intro = blocks.TextBlock(label=_("Introduction"), required=False, rows=2)
    items = blocks.ListBlock(PersonBlock(), label=_("People"), min_num=1)

    class Meta:
        icon = "group"
        label = _("People")
        group = _("Actions")
        description = _("People or desks, each with a role and a few sentences.")
        template = "blocks/people.html"
        preview_value = {
            "heading": "The desks",
            "intro": "One lead for every engagement, on each side of the ocean.",
            "items": [
                {
                    "name": "Liaison desk",
                    "role": "Washington and Tel Aviv",
                    "text": "Prepares meetings, sits in them and keeps the thread afterwards.",
                    "languages": "English, Hebrew",
                },
                {
                    "name": "Research desk",
                    "role": "Tel Aviv",
                    "text": "Reads the rules of both countries before the design is fixed.",
                    "languages": "Hebrew, English",
                },
            ],
        }
