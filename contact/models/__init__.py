"""What contact stores. Models import nothing above them."""

from .canary import Canary
from .delivery import Delivery, DeliveryAttempt
from .destination import Destination
from .form_text import InquiryFormText
from .heartbeat import Heartbeat
from .incident import Incident
from .inquiry import Fingerprint, Inquiry
from .page import InquiryPage
from .question import InquiryQuestion

__all__ = [
    "Canary",
    "Delivery",
    "DeliveryAttempt",
    "Destination",
    "Fingerprint",
    "Heartbeat",
    "Incident",
    "Inquiry",
    "InquiryFormText",
    "InquiryPage",
    "InquiryQuestion",
]
