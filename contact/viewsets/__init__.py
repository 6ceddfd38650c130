"""Inquiries, deliveries and destinations in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from .deliveries import DeliveryViewSet
from .destinations import DestinationViewSet
from .form_texts import InquiryFormTextViewSet
from .home import NumbersPanel, TroublePanel
from .inquiries import InquiryViewSet

__all__ = ["InquiriesGroup", "InquiryFormTextViewSet", "NumbersPanel", "TroublePanel"]


class InquiriesGroup(ModelViewSetGroup):
    """One menu entry; who may see none of its items does not see it."""

    items = (InquiryViewSet, DeliveryViewSet, DestinationViewSet)
    menu_label = _("Inquiries")
    menu_icon = "mail"
    menu_order = 250
