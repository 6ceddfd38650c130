"""What editors manage of the core."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import SiteText


class SiteTextViewSet(SnippetViewSet):
    """The sentences that every page shares, one row per language."""

    model = SiteText
    icon = "doc-empty-inverse"
    menu_label = _("Site texts")
    list_display = ["__str__", "locale"]
