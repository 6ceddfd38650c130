"""What editors manage beside the articles."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..import_views import ImportViewSet
from ..models import Author, Series, Topic


class TopicViewSet(SnippetViewSet):
    """Subjects that readers can follow."""

    model = Topic
    icon = "tag"
    list_display = ["name", "slug", "locale"]
    list_filter = ["locale"]


class AuthorViewSet(SnippetViewSet):
    """Who writes."""

    model = Author
    icon = "user"
    list_display = ["name", "role", "locale"]
    list_filter = ["locale"]


class SeriesViewSet(SnippetViewSet):
    """What belongs together, in an order."""

    model = Series
    icon = "list-ol"
    list_display = ["title", "slug", "locale"]
    list_filter = ["locale"]


class InsightsGroup(SnippetViewSetGroup):
    """Topics, authors, series and what is imported, under one menu entry."""

    items = (TopicViewSet, AuthorViewSet, SeriesViewSet, ImportViewSet)
    menu_label = _("Insights")
    menu_icon = "doc-full"
    menu_order = 300
