"""Comments in the admin: a list to moderate in, one page for each, acts on one and on many."""

from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import registry as log_registry

from cagp_site.core.viewsets.access import GuardedIndexView, SentViewSet
from cagp_site.core.viewsets.columns import BadgesColumn, MomentColumn, TwoLinesColumn, TypedColumn

from ..models import Comment
from .comment_actions import AnswerView, DecideView, EraseView
from .comment_columns import excerpt, sender, state_badges
from .comment_filters import CommentFilterSet, found
from .comment_person import PersonView


class CommentIndexView(GuardedIndexView):
    """What waits first, then the newest."""

    template_name = "insights/admin/comments.html"
    filterset_class = CommentFilterSet
    is_searchable = True

    def get_base_queryset(self) -> QuerySet[Comment]:
        """With the articles that the rows name."""
        return Comment.objects.select_related("article")

    def order_queryset(self, queryset: QuerySet[Comment]) -> QuerySet[Comment]:
        """Waiting ones first."""
        waiting = When(state=Comment.State.WAITING, then=Value(0))
        return queryset.order_by(Case(waiting, default=Value(1), output_field=IntegerField()), "-created_at", "-pk")

    def search_queryset(self, queryset: QuerySet[Comment]) -> QuerySet[Comment]:
        """Plain database search: comments are in no search index."""
        if not self.is_searching:
            return queryset
        return found(queryset, self.search_query, by_email=self.user_has_permission("view_email"))

    def user_has_permission(self, permission: str) -> bool:
        """Also for the right to see addresses, whose name is no verb and model."""
        if permission == "view_email":
            return bool(self.request.user.has_perm("insights.view_comment_email"))
        return bool(super().user_has_permission(permission))

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """What one person left, for those who may erase it."""
        buttons = list(super().header_more_buttons)
        if self.user_has_permission("erase"):
            url = reverse("comments:person")
            buttons.append(Button(_("Export or erase by e-mail address"), url=url, icon_name="user", priority=100))
        return buttons

    @cached_property
    def columns(self) -> list[Any]:
        """Enough to decide on most comments here."""
        return [
            *([BulkActionsCheckboxColumn("bulk_actions", obj_type="comment")] if self._may_act else []),
            TitleColumn(
                "text",
                label=_("Comment"),
                accessor=excerpt,
                url_name="comments:inspect",
                get_title_id=lambda row: f"comment_{row.pk}_title",
                classname="desk-typed",
            ),
            self._sender_column,
            TypedColumn("article", label=_("Article")),
            BadgesColumn("state", label=_("State"), accessor=state_badges),
            MomentColumn("created_at", label=_("Received")),
        ]

    @property
    def _may_act(self) -> bool:
        return self.user_has_permission("moderate") or self.user_has_permission("erase")

    @property
    def _sender_column(self) -> TypedColumn:
        if self.user_has_permission("view_email"):
            return TwoLinesColumn("name", second="email", label=_("Name and e-mail"), accessor=sender)
        return TypedColumn("name", label=_("Name"), accessor=sender)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Whether there is anything to tick comments for."""
        return super().get_context_data(*args, may_act=self._may_act, **kwargs)


class CommentInspectView(generic.InspectView):
    """One comment in its place, the signs of spam, and what can be done."""

    permission_required = "view"
    any_permission_required = None
    template_name = "insights/admin/comment.html"
    page_title = _("Comment")

    def get_fields(self) -> list[str]:
        """None of Wagtail's plain rows: the template has its own."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The comment, what it answers, what answers it, and what was done."""
        comment, user = self.object, self.request.user
        may_moderate = user.has_perm("insights.moderate_comment") and not comment.erased_at
        return super().get_context_data(
            comment=comment,
            badges=state_badges(comment),
            sender=sender(comment),
            may_moderate=may_moderate,
            may_answer=may_moderate and Comment.objects.answerable().filter(pk=comment.pk).exists(),
            may_erase=user.has_perm("insights.erase_comment") and not comment.erased_at,
            may_see_email=user.has_perm("insights.view_comment_email"),
            acts=[act for act in ACTS if act[0] != comment.state],
            replies=[(reply, sender(reply), state_badges(reply)) for reply in comment.replies.order_by("created_at")],
            log=log_registry.get_logs_for_instance(comment).select_related("user")[:50],
            **kwargs,
        )


# The states that a moderator can bring a comment into, with the words of the button and how it looks.
ACTS = (
    (Comment.State.PUBLISHED, _("Publish"), ""),
    (Comment.State.REJECTED, _("Reject"), "button-secondary"),
    (Comment.State.SPAM, _("Mark as spam"), "button-secondary"),
    (Comment.State.WAITING, _("Let it wait"), "button-secondary"),
)


class CommentViewSet(SentViewSet):
    """Publish, reject, erase: nobody adds, edits or deletes a comment here."""

    model = Comment
    name = "comments"
    icon = "comment"
    menu_label = _("Comments")
    menu_order = 310
    add_to_admin_menu = True
    inspect_view_enabled = True
    index_view_class = CommentIndexView
    inspect_view_class = CommentInspectView
    object_view = "inspect"
    codenames = ("view_comment", "moderate_comment", "erase_comment", "view_comment_email")

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, one comment, what is done with it, and what one person left."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("person/", self.construct_view(PersonView), name="person"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("decide/<int:pk>/<slug:state>/", self.construct_view(DecideView), name="decide"),
            path("answer/<int:pk>/", self.construct_view(AnswerView), name="answer"),
            path("erase/<int:pk>/", self.construct_view(EraseView), name="erase"),
        ]
