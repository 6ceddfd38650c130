"""Acts on one comment, from its page: POST only, each with the permission it needs."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cagp_site.core.form_fields import clean_text

from .. import moderation
from ..models import Comment
from ..models.comment import MAX_TEXT


class CommentActionView(PermissionCheckedMixin, View):
    """One act on one comment, then back to its page."""

    model = Comment

    def post(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        """Do it and say what happened."""
        comment = get_object_or_404(Comment, pk=pk)
        self.act(request, comment, **kwargs)
        return redirect("comments:inspect", comment.pk)

    def act(self, request: HttpRequest, comment: Comment, **kwargs: Any) -> None:
        """The act itself; leaves a message."""
        raise NotImplementedError


class DecideView(CommentActionView):
    """Publishes, rejects, marks as spam, or puts back."""

    permission_required = "moderate"

    def act(self, request: HttpRequest, comment: Comment, **kwargs: Any) -> None:
        """Bring it into the state of the address.

        Raises:
            Http404: there is no such state.
        """
        if kwargs["state"] not in Comment.State.values:
            raise Http404(kwargs["state"])
        state = Comment.State(kwargs["state"])
        if moderation.decide([comment], state, user=request.user):
            messages.success(request, _("%(comment)s: %(state)s.") % {"comment": comment, "state": state.label})
        else:
            messages.warning(request, _("%(comment)s stays as it is.") % {"comment": comment})


class AnswerView(CommentActionView):
    """Answers as the desk."""

    permission_required = "moderate"

    def act(self, request: HttpRequest, comment: Comment, **kwargs: Any) -> None:
        """Publish the posted text as a reply."""
        text = clean_text(request.POST.get("text", ""))
        if not text or len(text) > MAX_TEXT:
            messages.error(request, _("An answer has 1 to %(limit)d characters.") % {"limit": MAX_TEXT})
        elif moderation.answer(comment, text, user=request.user):
            messages.success(request, _("Your answer is published."))
        else:
            messages.error(request, _("Only a published comment can be answered, and no reply."))


class EraseView(CommentActionView):
    """Empties one comment of everything personal."""

    permission_required = "erase"

    def act(self, request: HttpRequest, comment: Comment, **kwargs: Any) -> None:
        """Erase it."""
        moderation.erase([comment], user=request.user)
        messages.success(request, _("%(comment)s is erased.") % {"comment": comment})
