"""Writes what was planned, all of it or nothing: pages, pictures, redirects and records."""

import json
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.log_actions import log
from wagtail.models import Collection

from cagp_site.core.files import files_taken_back

from ..models import Author, ImportedInsight, InsightPage, Topic
from . import gallery, redirects
from .blocks import stream
from .document import Picture
from .links import same
from .plan import Action, Import, Names, Plan

Progress = Callable[[int, int, str], None]
_LONGEST_ADDRESS = 500


def write(work: Import, collection: Collection | None = None, progress: Progress | None = None) -> list[InsightPage]:
    """Make or update the drafts; pictures go into `collection`, the library's root when None. The drafts, in order.

    Raises:
        ValidationError: something does not fit its field; nothing was changed.
    """
    with files_taken_back() as files, transaction.atomic():
        writer = _Writer(work, collection, files)
        # All pages come first, empty, so that each can link to any other.
        pages = [writer.placed(plan) for plan in work.done]
        links = _addresses(work, pages)
        for number, (plan, page) in enumerate(zip(work.done, pages, strict=True), start=1):
            if progress:
                progress(number, len(pages), plan.article.title)
            writer.fill(plan, page, links)
        if pages:
            redirects.make(work.feed, redirects.to_feed(work.done[0].index))
    return pages


class _Writer:
    def __init__(self, work: Import, collection: Collection | None, files: list[Any]) -> None:
        self._options = work.options
        self._collection = collection
        self._files = files

    def placed(self, plan: Plan) -> InsightPage:
        """The page, without its content when it is new."""
        if plan.record is not None:
            return plan.record.page
        index, title = plan.index, plan.article.title
        page = InsightPage(title=title, slug=plan.slug, live=False, locale=index.locale, owner=self._options.user)
        index.refresh_from_db()
        index.add_child(instance=page)
        log(instance=page, action="wagtail.create", user=self._options.user)
        return page

    def fill(self, plan: Plan, page: InsightPage, links: dict[str, int]) -> None:
        """Write the content as a draft, and remember where it came from."""
        article = plan.article
        page.title, page.draft_title = article.title, article.title
        page.subtitle, page.summary = article.subtitle, article.summary
        page.search_description = article.description
        page.published_on = article.published or timezone.localdate()
        page.updated_on = article.updated
        page.body = json.dumps(stream(plan.blocks, lambda picture: self._image(plan, picture), links))
        page.authors = self._rows(Author, plan.authors, page)
        page.topics = self._rows(Topic, plan.topics, page)
        page.has_unpublished_changes = True
        page.full_clean()
        page.save()
        revision = page.save_revision(user=self._options.user, log_action=True)
        if plan.action is Action.MAKE:
            redirects.make(plan.redirections, redirects.to_page(page))
        self._remember(plan, page, revision)

    def _image(self, plan: Plan, picture: Picture) -> int:
        found = plan.pictures.get(picture)
        if found is None:
            return gallery.stand_in(self._options.user, self._files).pk
        title = picture.alt or found.name
        return gallery.in_library(found, title, self._options.user, self._collection, self._files).pk

    def _rows(self, model: Any, names: Names, page: InsightPage) -> list[Any]:
        made = [self._made(model, name, page) for name in names.unknown] if self._options.create else []
        return [*names.known, *made]

    def _made(self, model: Any, name: str, page: InsightPage) -> Any:
        known = model.objects.filter(locale=page.locale, name__iexact=name).first()
        if known is not None:
            return known
        slug = slugify(name, allow_unicode=True)[:50] or "name"
        number = model.objects.filter(locale=page.locale, slug__startswith=slug).count()
        row = model(name=name, slug=f"{slug}-{number + 1}" if number else slug, locale=page.locale)
        row.full_clean()
        row.save()
        log(instance=row, action="wagtail.create", user=self._options.user)
        return row

    def _remember(self, plan: Plan, page: InsightPage, revision: Any) -> None:
        values = {
            "address": same(plan.article.address)[:_LONGEST_ADDRESS],
            "revision": revision,
            "content_hash": plan.content_hash,
            "origin": plan.article.origin[-255:],
            "imported_by": self._options.user,
        }
        if plan.record is None:
            ImportedInsight.objects.create(key=plan.keys[0], page=page, **values)
        else:
            ImportedInsight.objects.filter(pk=plan.record.pk).update(**values)


def _addresses(work: Import, pages: list[InsightPage]) -> dict[str, int]:
    """Old addresses, of this import and of all before, and the pages that they lead to now."""
    known = dict(ImportedInsight.objects.exclude(address="").values_list("address", "page_id"))
    ours = {same(plan.article.address): page.pk for plan, page in zip(work.done, pages, strict=True)}
    return {**known, **{address: pk for address, pk in ours.items() if address}}
