"""What comments can be narrowed down by; every choice lives in the address, so that a view can be passed on."""

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from ..models import Comment, InsightPage

SEARCHED = ("name", "text", "article__title")


def found(comments: QuerySet[Comment], words: str, *, by_email: bool) -> QuerySet[Comment]:
    """Those that hold every word; `by_email` for who may see addresses, or a search would tell them."""
    fields = (*SEARCHED, "email") if by_email else SEARCHED
    texts = Q()
    for word in words.split():
        texts &= Q(*((f"{field}__icontains", word) for field in fields), _connector=Q.OR)
    return comments.filter(texts)


def articles(request: HttpRequest | None) -> QuerySet[InsightPage]:
    """Those that have comments."""
    return InsightPage.objects.filter(comments__isnull=False).distinct().order_by("title")


class CommentFilterSet(WagtailFilterSet):
    """Filters of the list."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=Comment.State.choices, widget=forms.CheckboxSelectMultiple
    )
    article = django_filters.ModelMultipleChoiceFilter(
        label=_("Article"), queryset=articles, widget=forms.CheckboxSelectMultiple
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        field_name="article__locale__language_code",
        choices=settings.LANGUAGES,
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    created_at = django_filters.DateFromToRangeFilter(label=_("Received"), widget=DateRangePickerWidget)

    class Meta:
        model = Comment
        fields: list[str] = []
