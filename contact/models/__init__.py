"""What contact stores. Models import nothing above them."""

from .delivery import Delivery, DeliveryAttempt
from .destination import Destination
from .form_text import InquiryFormText
from .inquiry import Fingerprint, Inquiry
from .page import InquiryPage
from .question import InquiryQuestion

__all__ = [
    "Delivery",
    "DeliveryAttempt",
    "Destination",
    "Fingerprint",
    "Inquiry",
    "InquiryFormText",
    "InquiryPage",
    "InquiryQuestion",
]
