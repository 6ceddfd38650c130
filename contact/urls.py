"""The endpoint that every form posts to, and the page after it. The language is in the path."""

from django.urls import path, re_path

from . import canary_views, views

app_name = "contact"

urlpatterns = [
    re_path(r"^(?P<language>[a-z]{2})/$", views.InquiryView.as_view(), name="inquiry"),
    path("canary/", canary_views.take, name="canary"),
    path("canary/receipt/", canary_views.take_receipt, name="canary_receipt"),
    path("<str:language>/thanks/<str:token>/", views.ThanksView.as_view(), name="thanks"),
]
