"""Keeps the search's index in step with the names of topics and authors, which are no fields of an insight's own."""

from typing import Any

from django.db.models.signals import m2m_changed, post_save
from django.dispatch import receiver
from wagtail.search.index import insert_or_update_object

from .models import Author, InsightPage, Topic


def index_again(instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    """An insight names others: its row was written before they were.

    Wagtail writes it when the page is saved, and a page saves what it names after itself.
    """
    if action.startswith("post_") and not reverse:
        insert_or_update_object(instance)


for field in (InsightPage.authors, InsightPage.topics):
    m2m_changed.connect(index_again, sender=field.through, dispatch_uid=f"insights.index.{field.through.__name__}")


@receiver(post_save, sender=Topic, dispatch_uid="insights.index.topic")
@receiver(post_save, sender=Author, dispatch_uid="insights.index.author")
def index_those_who_name(instance: Topic | Author, *, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A topic or author has another name: the insights that name it are found by it."""
    if created or raw:
        return
    for insight in InsightPage.objects.filter(**{instance.section: instance}):
        insert_or_update_object(insight)
