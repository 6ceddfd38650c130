"""Words: headings, paragraphs, quotes and callouts."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# Only what a reader needs inside a paragraph; headings are blocks of their own, so that the outline stays right.
FEATURES = ["bold", "italic", "link", "ol", "ul", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """An H2, listed in the contents of an article."""

    class Meta:
        icon = "h2"
        label = _("Heading")
        group = _("Text")
        description = _("Starts a section; listed in the contents of an article.")
        template = "blocks/heading.html"
        preview_value = "Where cooperation is moving"


class SubheadingBlock(blocks.CharBlock):
    """An H3."""

    class Meta:
        icon = "h3"
        label = _("Subheading")
        group = _("Text")
        description = _("Divides a section.")
        template = "blocks/subheading.html"
        preview_value = "What both sides bring"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        description = _("Paragraphs and lists, with links.")
        template = "blocks/paragraph.html"
        preview_value = "<p>One side prefers structure, review and record. The other prefers <b>speed</b>.</p>"


class QuoteBlock(blocks.StructBlock):
    """A sentence worth setting apart."""

    text = blocks.TextBlock(label=_("Quotation"), rows=3)
    attribution = blocks.CharBlock(label=_("Said by"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = _("Text")
        description = _("A sentence worth setting apart, and who said it.")
        template = "blocks/quote.html"
        preview_value = {
            "text": "A requirement written by both sides is slower by a month and faster by years.",
            "attribution": "Research desk",
        }


class CalloutBlock(blocks.StructBlock):
    """The firm's own view, on a dark ground."""

    title = blocks.CharBlock(label=_("Title"), help_text=_("It stands in the contents of an article."))
    body = blocks.RichTextBlock(label=_("Text"), features=FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        group = _("Text")
        description = _("The firm's own view, set apart on a dark ground; listed in the contents.")
        template = "blocks/callout.html"
        preview_value = {
            "title": "Crossed Arrows Insight: structure and agility",
            "body": "<p>Neither way is better. A program fails when one side's strength reads as a fault.</p>",
        }
