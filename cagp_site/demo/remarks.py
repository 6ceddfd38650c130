"""Readers' comments of the demo content."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps

from .entry import Remark
from .identity import remark_key
from .references import References
from .report import Report


def load_remarks(remarks: Iterable[Remark], refs: References, report: Report) -> None:
    """Make the comments that are missing, on the articles that this site has; one that was erased stays erased."""
    model = apps.get_model("insights.Comment")
    for remark in remarks:
        article = refs.pages.get(remark.path)
        if article is None or not isinstance(article.specific, apps.get_model("insights.InsightPage")):
            report.leave("comment", remark.key, "its article was left out")
        elif model._default_manager.filter(uid=remark_key(remark.key)).exists():
            report.keep("comment")
        else:
            _make(model, remark, article.specific)
            report.make("comment", remark.key)


def _make(model: Any, remark: Remark, article: Any) -> None:
    parent = model._default_manager.filter(uid=remark_key(remark.parent)).first() if remark.parent else None
    made = model(uid=remark_key(remark.key), article=article, parent=parent, created_at=remark.at, **remark.fields)
    # Whoever loads the demo knows of them: no mail goes out.
    made.moderator_told_at = remark.at
    made.full_clean()
    made.save()
