"""Where comments are posted to. The language is in the path; the number is that of the article."""

from django.urls import re_path

from . import views

app_name = "discussion"

ARTICLE = r"^(?P<language>[a-z]{2})/(?P<article>[0-9]{1,9})/"

urlpatterns = [
    re_path(rf"{ARTICLE}$", views.CommentView.as_view(), name="post"),
    re_path(rf"{ARTICLE}thanks/$", views.CommentThanksView.as_view(), name="thanks"),
    re_path(rf"{ARTICLE}all/$", views.CommentsView.as_view(), name="all"),
]
