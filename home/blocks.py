"""Sections of the home page, each as wide as the window."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cagp_site.core.blocks import ActionBlock, PeopleBlock

from .proof import DatelineBlock, ProofPointsBlock

# How the chooser sorts the sections: what they are about.
FIRM, READING, CONTACT = _("The firm"), _("Reading"), _("Contact")


class HeroBlock(blocks.StructBlock):
    """The opening: up to three short sentences, each on a line of its own, beside the chart."""

    title = blocks.ListBlock(
        blocks.CharBlock(max_length=60),
        label=_("Sentences"),
        min_num=1,
        max_num=3,
        help_text=_("One to three sentences of three or four words. Each stands on a line of its own."),
    )
    intro = blocks.TextBlock(
        label=_("Introduction"), required=False, rows=3, help_text=_("One sentence: whom you help, and to do what.")
    )
    action = ActionBlock(label=_("Main action"))
    second_action = ActionBlock(label=_("Second link"))

    class Meta:
        icon = "home"
        label = _("Opening")
        group = FIRM
        description = _("Up to three short sentences beside the chart, with one action. Use it once, first.")
        template = "blocks/hero.html"
        preview_template = "blocks/section_preview.html"
        preview_value = {
            "title": ["American structure.", "Israeli agility.", "One line of approach."],
            "intro": "We help leaders in both countries work as one team.",
            "action": {"label": "Start a conversation", "page": None},
            "second_action": {"label": "", "page": None},
        }


class ServicesBlock(blocks.StructBlock):
    """The services, straight from the page tree."""

    heading = blocks.CharBlock(label=_("Heading"))
    link_label = blocks.CharBlock(
        label=_("Text of the link to all services"), required=False, help_text=_("Such as: All services")
    )

    class Meta:
        icon = "list-ul"
        label = _("Services")
        group = FIRM
        description = _("Lists every published service by itself.")
        template = "blocks/services.html"
        preview_template = "blocks/section_preview.html"
        preview_value = {"heading": "What we do", "link_label": "All services"}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Wagtail's context, with the index and the services below the page that shows this block."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["services_index"], context["services"] = getattr(context.get("page"), "services", (None, []))
        return context

    def get_preview_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Wagtail's context, with a home page whose services there are to show."""
        home = apps.get_model("home", "HomePage").objects.live().first()
        return {**super().get_preview_context(value, parent_context=parent_context), "page": home}


class AskBlock(blocks.StructBlock):
    """Whom we serve, and the question they come with."""

    label = blocks.CharBlock(label=_("Who"), help_text=_("One or two words, such as: Start-ups"))
    question = blocks.TextBlock(
        label=_("Their question"), rows=2, help_text=_("In their words: what they would ask at a first meeting.")
    )
    action = ActionBlock(label=_("Link"), help_text=_("The page that answers the question."))

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
        group = FIRM
        description = _("One row for each kind of reader: who they are, their question, where it is answered.")
        template = "blocks/asks.html"
        preview_template = "blocks/section_preview.html"
        preview_value = {
            "heading": "Who we serve",
            "items": [
                {"label": "Agencies", "question": "Which partner can meet this requirement?", "action": {"label": ""}},
                {"label": "Primes", "question": "Who complements our work share?", "action": {"label": ""}},
                {
                    "label": "Start-ups",
                    "question": "We have something that works. Who needs it?",
                    "action": {"label": ""},
                },
            ],
        }


class InsightsBlock(blocks.StructBlock):
    """The newest insights: one large, the others as rows."""

    heading = blocks.CharBlock(label=_("Heading"))
    link_label = blocks.CharBlock(
        label=_("Text of the link to all insights"), required=False, help_text=_("Such as: All insights")
    )
    count = blocks.IntegerBlock(
        label=_("How many"), default=4, min_value=1, max_value=9, help_text=_("The newest one is shown large.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Insights")
        group = READING
        description = _("The newest insights by themselves: one large, the others as rows.")
        template = "blocks/insights.html"
        preview_template = "blocks/section_preview.html"
        preview_value = {"heading": "Insights", "link_label": "All insights", "count": 4}


class BandBlock(blocks.StructBlock):
    """The contact band in words of its own."""

    heading = blocks.CharBlock(label=_("Heading"), help_text=_("Four to six words: it is set large."))
    text = blocks.TextBlock(label=_("Text"), required=False, rows=2)
    label = blocks.CharBlock(
        label=_("Button"),
        required=False,
        max_length=40,
        help_text=_("“Talk to us” when empty. It leads to the contact page."),
    )

    class Meta:
        icon = "mail"
        label = _("Contact band")
        group = CONTACT
        description = _("An invitation above the footer, instead of the one that every page has. Use it last.")
        template = "blocks/band.html"
        preview_template = "blocks/section_preview.html"
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
    proof_points = ProofPointsBlock()
    dateline = DatelineBlock()
    insights = InsightsBlock()
    people = PeopleBlock(
        template="blocks/people_section.html", preview_template="blocks/section_preview.html", group=FIRM
    )
    band = BandBlock()

    class Meta:
        block_counts = {"hero": {"max_num": 1}, "services": {"max_num": 1}, "band": {"max_num": 1}}
