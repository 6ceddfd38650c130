"""Page types: home, services, plain pages."""

from .home import HomePage
from .service import ServiceIndexPage, ServicePage, ServiceRelatedPage
from .standard import StandardPage

__all__ = ["HomePage", "ServiceIndexPage", "ServicePage", "ServiceRelatedPage", "StandardPage"]
