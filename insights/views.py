"""Comments' own addresses: the endpoint that takes every comment, the thank-you, a long discussion by the page."""

import logging
from collections.abc import Sequence
from typing import Any

from django.db import Error as DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation

from cagp_site.core.endpoints import FormEndpoint, InLanguage, circumstances_of, is_foreign
from cagp_site.core.navigation import linked_url
from cagp_site.core.pagination import paginate

from .discussion import PER_PAGE, Discussion, discussion_of
from .forms import CommentForm, answered
from .intake import Submission, receive
from .models import Comment, InsightPage

logger = logging.getLogger(__name__)

TYPED = ("name", "email", "text")


class CommentView(FormEndpoint):
    """Shows the form by itself, which is how a reply is written, and takes its post from wherever it stands."""

    long_fields = frozenset({"text"})

    def get(self, request: HttpRequest, article: str) -> HttpResponse:
        """An empty form; with `?reply=`, for a reply to that comment.

        Raises:
            Http404: there is no such article, it shows no comments, or none that can be answered has that number.
        """
        discussion = shown_discussion(request, article)
        parent, key = None, request.GET.get("reply", "")
        if key:
            parent = answered(discussion.article, key)
            if parent is None:
                raise Http404(key)
        form = self._form(request, discussion.article, initial={"reply": parent.pk if parent else ""})
        return self._page(request, discussion, form, parent)

    def post(self, request: HttpRequest, article: str) -> HttpResponse:
        """Store a valid comment and say that it waits; otherwise give everything typed back.

        Raises:
            Http404: there is no such article.
        """
        if is_foreign(request):
            return self.turn_back(request)
        try:
            discussion = discussion_of(readable_article(article), request)
            form = self._form(request, discussion.article, request.POST)
            if not discussion.is_open or not form.is_valid():
                return self._page(request, discussion, form, form.parent)
            receive(submission_of(form, request))
        except DatabaseError as error:
            logger.error("A comment could not be stored: %s", type(error).__name__)
            return self.send_again(request, "insights/comment_unavailable.html", status=503)
        return redirect("discussion:thanks", language=translation.get_language(), article=article)

    def label_of(self, name: str, values: Sequence[Any], shown: Sequence[str]) -> Any:
        """The form's own label."""
        return CommentForm.base_fields[name].label if name in TYPED else ""

    def _form(self, request: HttpRequest, article: InsightPage, *data: Any, **more: Any) -> CommentForm:
        return CommentForm(*data, article=article, privacy_url=linked_url(request, "privacy"), **more)

    def _page(
        self, request: HttpRequest, discussion: Discussion, form: CommentForm, parent: Comment | None
    ) -> HttpResponse:
        # 200 with errors too: a proxy may put a page of its own in the place of a 4xx, and what was typed is gone.
        context = {"article": discussion.article, "discussion": discussion, "form": form, "parent": parent}
        return render(request, "insights/comment.html", context)


class CommentThanksView(InLanguage):
    """Says that a comment waits for a moderator. It says nothing of the comment: anybody may open it."""

    def get(self, request: HttpRequest, article: str) -> HttpResponse:
        """The thank-you, with the way back."""
        context = {"article": shown_discussion(request, article).article}
        return render(request, "insights/comment_thanks.html", context)


class CommentsView(InLanguage):
    """A discussion too long for its article's page, by the page."""

    def get(self, request: HttpRequest, article: str) -> HttpResponse:
        """One page of threads.

        Raises:
            Http404: there is no such article, it shows no comments, or `?page=` makes no sense.
        """
        discussion = shown_discussion(request, article)
        threads = paginate(request, discussion.every_thread, PER_PAGE)
        context = {"article": discussion.article, "discussion": discussion, "threads": threads}
        return render(request, "insights/comments.html", context)


def readable_article(key: str) -> InsightPage:
    """The article with this id that readers can see in the language in force.

    Raises:
        Http404: there is none.
    """
    found = InsightPage.objects.live().public().filter(pk=key, locale__language_code=translation.get_language())
    article = found.select_related("locale").first()
    if article is None:
        raise Http404(key)
    return article


def shown_discussion(request: HttpRequest, key: str) -> Discussion:
    """The discussion of an article that shows its comments.

    Raises:
        Http404: there is no such article, or comments are off.
    """
    discussion = discussion_of(readable_article(key), request)
    if not discussion.is_on:
        raise Http404(key)
    return discussion


def submission_of(form: CommentForm, request: HttpRequest) -> Submission:
    """What a valid form and its request say, as plain data."""
    data = form.cleaned_data
    return Submission(
        article=form.article,
        parent=form.parent,
        name=data["name"],
        email=data["email"],
        text=data["text"],
        consent_text=form.consent_text,
        language=translation.get_language() or "",
        circumstances=circumstances_of(request, data),
    )
