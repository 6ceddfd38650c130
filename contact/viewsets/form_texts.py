"""The words around the inquiry form."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import InquiryFormText


class InquiryFormTextViewSet(SnippetViewSet):
    """One row per language."""

    model = InquiryFormText
    icon = "form"
    menu_label = _("Inquiry form")
    menu_order = 260
    add_to_admin_menu = True
    list_display = ["__str__", "locale"]
