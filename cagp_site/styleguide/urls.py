"""Addresses of the style guide, all for people with access to the admin."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from . import views

app_name = "styleguide"

urlpatterns = [
    path("", never_cache(require_admin_access(views.foundations)), name="foundations"),
    path(
        "<slug:slug>/",
        never_cache(csp_update({"frame-src": [SELF]})(require_admin_access(views.specimen))),
        name="specimen",
    ),
    # Shown in a frame of the page above, and by itself.
    path("<slug:slug>/<slug:state>/", never_cache(require_admin_access(views.sample)), name="sample"),
]
