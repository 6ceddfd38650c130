"""Where feeds are: feeds/insights.rss, feeds/topics/SLUG.atom, feeds/authors/SLUG.json, below a language's prefix."""

from django.urls import re_path

from .feeds import FORMATS, feed

app_name = "feeds"

FORM = rf"\.(?P<form>{'|'.join(FORMATS)})$"

urlpatterns = [
    re_path(rf"^insights{FORM}", feed, name="all"),
    re_path(rf"^(?P<section>topics|authors)/(?P<slug>[-\w]+){FORM}", feed, name="hub"),
]
