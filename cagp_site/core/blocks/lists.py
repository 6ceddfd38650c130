"""Lists with a shape: milestones and labelled items."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class MilestoneBlock(blocks.StructBlock):
    """One milestone; one without a year gets a bar in its place."""

    label = blocks.CharBlock(label=_("Label"), help_text=_("A word or two: it opens the sentence in bold."))
    year = blocks.CharBlock(
        label=_("Year"), required=False, help_text=_("Such as 1952 or 2019-28. Without one a bar takes its place.")
    )
    text = blocks.TextBlock(label=_("Text"), required=False, rows=2)

    class Meta:
        icon = "date"
        label = _("Milestone")


class MilestonesBlock(blocks.StructBlock):
    """Dated points in order."""

    label = blocks.CharBlock(label=_("Label above the list"), required=False, help_text=_("Such as: Key milestones"))
    items = blocks.ListBlock(MilestoneBlock(), label=_("Milestones"), min_num=1)

    class Meta:
        icon = "history"
        label = _("Milestones")
        group = _("Lists")
        description = _("Points in order of time, with or without a year.")
        template = "blocks/milestones.html"
        preview_value = {
            "label": "Key milestones",
            "items": [
                {"label": "Recognition", "year": "1948", "text": "The United States recognizes Israel."},
                {"label": "Exercises", "year": "", "text": "Regular exercises turn agreements into procedure."},
            ],
        }


class LabelledItemBlock(blocks.StructBlock):
    """A label and what it means."""

    label = blocks.CharBlock(label=_("Label"), help_text=_("What the item is, in a few words."))
    text = blocks.TextBlock(label=_("Text"), required=False, rows=3)

    class Meta:
        icon = "tag"
        label = _("Item")


class LabelledItemsBlock(blocks.StructBlock):
    """Labelled items, numbered or not."""

    numbered = blocks.BooleanBlock(
        label=_("Numbered"), required=False, help_text=_("When the order matters, or the text says how many there are.")
    )
    items = blocks.ListBlock(LabelledItemBlock(), label=_("Items"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Labelled items")
        group = _("Lists")
        description = _("A short list where each item has a label and a sentence or two.")
        template = "blocks/labelled_items.html"
        preview_value = {
            "numbered": True,
            "items": [
                {"label": "Missile defense", "text": "Layers designed in one country and produced in both."},
                {"label": "Cyber security", "text": "Warnings that arrive before the report does."},
            ],
        }


class KeyPointBlock(blocks.TextBlock):
    """One of the points above an article."""

    class Meta:
        icon = "tick"
        label = _("Key point")
        group = _("Text")
        description = _("One thing to take away: a whole sentence. Three to five of them stand above the article.")
        template = "blocks/key_point.html"
        preview_template = "blocks/key_point_preview.html"
        preview_value = "The memorandum of 2016 covers ten fiscal years, 2019 to 2028."
