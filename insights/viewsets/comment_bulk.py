"""Acts on many comments at once, through Wagtail's bulk actions: a page asks before anything happens."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction

from .. import moderation
from ..models import Comment


class CommentBulkAction(BulkAction):
    """One act on the comments that are ticked."""

    models: ClassVar[list[type[Comment]]] = [Comment]
    template_name = "insights/admin/bulk.html"
    codename = "moderate_comment"
    question: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The question, or the act.

        Raises:
            PermissionDenied: the act is not this person's.
        """
        if not request.user.has_perm(f"insights.{self.codename}"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def get_queryset(cls, model: type[Comment], object_ids: Sequence[str]) -> Any:
        """Those that are still there; what an address says that is no number is none."""
        keys = [key for key in map(str, object_ids) if key.isascii() and key.isdigit() and len(key) < 19]
        return model.objects.filter(pk__in=keys).select_related("article")

    def get_execution_context(self) -> dict[str, Any]:
        """Who does it."""
        return {**super().get_execution_context(), "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question and its button."""
        return super().get_context_data(question=self.question, action_name=self.display_name, **kwargs)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """How many it changed."""
        words = ngettext("%(count)d comment changed.", "%(count)d comments changed.", num_parent_objects)
        return words % {"count": num_parent_objects}


class DecideBulk(CommentBulkAction):
    """Brings them into one state."""

    state: ClassVar[Comment.State]

    @classmethod
    def execute_action(cls, objects: Sequence[Comment], **kwargs: Any) -> tuple[int, int]:
        """Do it; how many were in another state."""
        return moderation.decide(objects, cls.state, user=kwargs["user"]), 0


class PublishBulk(DecideBulk):
    """Shows them to readers."""

    display_name = _("Publish")
    aria_label = _("Publish the selected comments")
    action_type = "publish"
    action_priority = 10
    question = _("Publish these comments?")
    state = Comment.State.PUBLISHED


class RejectBulk(DecideBulk):
    """Keeps them from readers."""

    display_name = _("Reject")
    aria_label = _("Reject the selected comments")
    action_type = "reject"
    action_priority = 20
    question = _("Reject these comments? Readers do not see them.")
    state = Comment.State.REJECTED


class SpamBulk(DecideBulk):
    """Sets them aside."""

    display_name = _("Mark as spam")
    aria_label = _("Mark the selected comments as spam")
    action_type = "spam"
    action_priority = 30
    question = _("Mark these comments as spam? Readers do not see them.")
    state = Comment.State.SPAM


class EraseBulk(CommentBulkAction):
    """Empties them of everything personal."""

    display_name = _("Erase")
    aria_label = _("Erase the selected comments")
    action_type = "erase"
    action_priority = 40
    classes = {"serious"}
    codename = "erase_comment"
    question = _("Erase name, e-mail address and text of these comments? This cannot be undone.")

    @classmethod
    def execute_action(cls, objects: Sequence[Comment], **kwargs: Any) -> tuple[int, int]:
        """Do it; how many held anything."""
        return moderation.erase(objects, user=kwargs["user"]), 0


BULK_ACTIONS = (PublishBulk, RejectBulk, SpamBulk, EraseBulk)
