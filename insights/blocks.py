"""What an article is written in beside the blocks of every page: sources, and texts that refer to them."""

from datetime import date
from typing import Any

from django.core.validators import URLValidator
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cagp_site.core.blocks import BodyBlock
from cagp_site.core.blocks.statistic import StatisticBlock
from cagp_site.core.blocks.text import FEATURES, CalloutBlock, ParagraphBlock

from .sources import Citations, rich_texts

ARTICLE_FEATURES = [*FEATURES, "source"]


class SourceBlock(blocks.StructBlock):
    """Where something was found."""

    text = blocks.TextBlock(
        label=_("Source"), rows=2, help_text=_("Who said it, in what, when; as it should stand in the list.")
    )
    address = blocks.URLBlock(
        label=_("Web address"), required=False, validators=[URLValidator(schemes=["http", "https"])]
    )
    label = blocks.CharBlock(
        label=_("Short name"), required=False, max_length=60, help_text=_("For the margin, such as: Agreement of 1952.")
    )
    accessed = blocks.DateBlock(label=_("Accessed on"), required=False, help_text=_("For a web address."))

    class Meta:
        icon = "openquote"
        label = _("Source")
        label_format = "{label} {text}"
        group = _("Text")
        description = _("Where something was found. Refer to it in the text by its number.")
        template = "blocks/source.html"
        preview_template = "blocks/source_preview.html"
        preview_value = {
            "text": "Memorandum of understanding between the United States and Israel, 2016.",
            "address": "https://www.state.gov/",
            "label": "Memorandum of 2016",
            "accessed": date(2026, 11, 2),
        }


class ArticleCalloutBlock(CalloutBlock):
    """A callout whose text may refer to sources."""

    body = blocks.RichTextBlock(label=_("Text"), features=ARTICLE_FEATURES)


class ArticleBodyBlock(BodyBlock):
    """The text of an article: what every page has, with statistics and references to the article's sources."""

    paragraph = ParagraphBlock(features=ARTICLE_FEATURES)
    callout = ArticleCalloutBlock()
    statistic = StatisticBlock()

    def citations(self, value: blocks.StreamValue, sources: Any) -> Citations:
        """The numbers of `sources` in this text."""
        return Citations(sources, rich_texts(self, value))

    def render(self, value: blocks.StreamValue, context: dict[str, Any] | None = None) -> SafeString:
        """Wagtail's rendering, with the references to the sources of the page as links."""
        sources = getattr((context or {}).get("page"), "sources", ())
        html = super().render(value, context=context)
        return mark_safe(self.citations(value, sources).linked(html))  # noqa: S308 - rendered; the links are escaped
