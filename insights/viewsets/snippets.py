"""What editors manage beside the articles."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..import_views import ImportViewSet
from ..models import Author, Topic


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


class InsightsGroup(SnippetViewSetGroup):
    """Topics, authors and what is imported, under one menu entry."""

    items = (TopicViewSet, AuthorViewSet, ImportViewSet)
    menu_label = _("Insights")
    menu_icon = "doc-full"
    menu_order = 300
