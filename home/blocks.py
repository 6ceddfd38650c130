"""Sections of the home page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cagp_site.core.blocks import ActionBlock, PeopleBlock


class HeroBlock(blocks.StructBlock):
    """The opening: up to three short sentences, each on a line of its own, beside the chart."""

    title = blocks.ListBlock(blocks.CharBlock(max_length=60), label=_("Sentences"), min_num=1, max_num=3)
    intro = blocks.TextBlock(label=_("Introduction"), required=False, rows=3)
    action = ActionBlock(label=_("Main action"))
    second_action = ActionBlock(label=_("Second link"))

    class Meta:
        icon = "home"
        label = _("Opening")
        description = _("Up to three short sentences beside the chart, with one action. Use it once, first.")
        template = "blocks/hero.html"
        preview_value = {
            "title": ["American structure.", "Israeli agility.", "One line of approach."],
            "intro": "We help leaders in both countries work as one team.",
            "action": {"label": "Start a conversation", "page": None},
            "second_action": {"label": "", "page": None},
        }


class ServicesBlock(blocks.StructBlock):
    """The services, straight from the page tree."""

    heading = blocks.CharBlock(label=_("Heading"))
    link_label = blocks.CharBlock(label=_("Text of the link to all services"), required=False)

    class Meta:
        icon = "list-ul"
        label = _("Services")
        description = _("Lists every published service by itself.")
        template = "blocks/services.html"
        preview_value = {"heading": "What we do", "link_label": "All services"}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Wagtail's context, with the index and the services below the page that shows this block."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["services_index"], context["services"] = getattr(context.get("page"), "services", (None, []))
        return context


class AskBlock(blocks.StructBlock):
    """Whom we serve, and the question they come with."""

    label = blocks.CharBlock(label=_("Who"))
    question = blocks.TextBlock(label=_("Their question"), rows=2)
    action = ActionBlock(label=_("Link"))

    class Meta:
        icon = "help"
        label = _("Reader")


class AsksBlock(blocks.StructBlock):
    """Whom we serve, as rows."""

    heading = blocks.CharBlock(label=_("Heading"))
    items = blocks.ListBlock(AskBlock(), label=_("Readers"), min_num=1)

    class Meta:
        icon = "group"
        label = _("Who we serve")
        description = _("One row for each kind of reader: who they are, their question, where it is answered.")
        template = "blocks/asks.html"
        preview_value = {
            "heading": "Who we serve",
            "items": [
                {"label": "Agencies", "question": "Which partner can meet this requirement?", "action": {"label": ""}}
            ],
        }


class InsightsBlock(blocks.StructBlock):
    """The newest insights: one large, the others as rows."""

    heading = blocks.CharBlock(label=_("Heading"))
    link_label = blocks.CharBlock(label=_("Text of the link to all insights"), required=False)
    count = blocks.IntegerBlock(label=_("How many"), default=4, min_value=1, max_value=9)

    class Meta:
        icon = "doc-full"
        label = _("Insights")
        description = _("The newest insights by themselves: one large, the others as rows.")
        template = "blocks/insights.html"
        preview_value = {"heading": "Insights", "link_label": "All insights", "count": 4}


class DateBlock(blocks.StructBlock):
    """One date on the line."""

    year = blocks.CharBlock(label=_("Year"), max_length=12)
    label = blocks.CharBlock(label=_("Label"))
    text = blocks.TextBlock(label=_("Text"), required=False, rows=2)

    class Meta:
        icon = "date"
        label = _("Date")


class DatelineBlock(blocks.StructBlock):
    """The line so far, 1948 to 2028 to scale."""

    heading = blocks.CharBlock(label=_("Heading"))
    note = blocks.CharBlock(label=_("Note"), required=False)
    # The drawing places exactly these four years: 1948, 1952, 2016 and 2019-28.
    items = blocks.ListBlock(DateBlock(), label=_("Dates"), min_num=1, max_num=4)

    class Meta:
        icon = "history"
        label = _("The line so far")
        description = _("Four dates on a line from 1948 to 2028, drawn to scale: 1948, 1952, 2016 and 2019-28.")
        template = "blocks/dateline.html"
        preview_value = {
            "heading": "The line so far",
            "note": "1948 to 2028, to scale: one tick a year",
            "items": [{"year": "1948", "label": "Recognition.", "text": "Among the first to recognize Israel."}],
        }


class BandBlock(blocks.StructBlock):
    """The contact band in words of its own."""

    heading = blocks.CharBlock(label=_("Heading"))
    text = blocks.TextBlock(label=_("Text"), required=False, rows=2)
    label = blocks.CharBlock(label=_("Button"), required=False, max_length=40)

    class Meta:
        icon = "mail"
        label = _("Contact band")
        description = _("An invitation above the footer, instead of the one that every page has. Use it last.")
        template = "blocks/band.html"
        preview_value = {
            "heading": "Start with one conversation.",
            "text": "The first call is about the question, not about us.",
            "label": "Talk to us",
        }


class HomeBlock(blocks.StreamBlock):
    """The sections of a home page, in the order an editor gives them."""

    hero = HeroBlock()
    services = ServicesBlock()
    asks = AsksBlock()
    dateline = DatelineBlock()
    insights = InsightsBlock()
    people = PeopleBlock(template="blocks/people_section.html")
    band = BandBlock()

    class Meta:
        block_counts = {"hero": {"max_num": 1}, "services": {"max_num": 1}, "band": {"max_num": 1}}
