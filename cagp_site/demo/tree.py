"""Pages of the demo content: found or made, then filled and published."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Locale, Orderable, Page, Revision

from .entry import Entry, PageRef
from .references import References
from .report import Report


@dataclass
class Tree:
    """Loads entries below a home page that is in `refs` already. Whatever exists stays as it is."""

    locale: Locale
    refs: References
    report: Report

    def load(self, entries: Iterable[Entry]) -> None:
        """Make what is missing. All pages come first, empty, so that each can link to any other."""
        new = [(entry, page) for entry in entries if (page := self._place(entry)) is not None]
        for entry, page in new:
            self.fill(entry, page)

    def _place(self, entry: Entry) -> Page | None:
        if self.refs.original and entry.path not in self.refs.original.pages:
            self.report.leave("page", entry.title, "the page that it translates was left out")
            return None
        parent = self.refs.pages.get(entry.parent)
        if parent is None:
            self.report.leave("page", entry.title, "the page above it was left out")
            return None
        found = self._existing(entry, parent)
        if found is not None:
            self._keep(entry, found)
            return None
        if not self._model(entry).can_create_at(parent.specific):
            self.report.leave("page", entry.title, f"“{parent.title}” takes no page of this kind")
            return None
        page = self.blank(entry, entry.slug)
        parent.refresh_from_db()
        parent.add_child(instance=page)
        self.refs.pages[entry.path] = page
        return page

    def _keep(self, entry: Entry, found: Page) -> None:
        if isinstance(found.specific, self._model(entry)):
            self.report.keep("page")
            self.refs.pages[entry.path] = found
        else:
            self.report.leave("page", entry.title, f"another kind of page is at {found.url_path}")

    def _existing(self, entry: Entry, parent: Page) -> Page | None:
        """The page wherever an editor moved it, else one at its address, else the only one of its kind."""
        known = Page.objects.filter(translation_key=self.refs.page_key(entry.path), locale=self.locale).first()
        at_address = parent.get_children().filter(slug=entry.slug)
        model = self._model(entry)
        of_kind = parent.get_children().type(model) if model.max_count_per_parent == 1 else Page.objects.none()
        return known or at_address.first() or of_kind.first()

    def _model(self, entry: Entry) -> Any:
        return apps.get_model(entry.model)

    def blank(self, entry: Entry, slug: str) -> Any:
        """A page with its title only, unsaved and not live.

        Its first publication is set here, because publishing keeps a date that is set and fills in one that is not.
        """
        return self._model(entry)(
            title=entry.title,
            slug=slug,
            live=False,
            show_in_menus=entry.in_menu,
            locale=self.locale,
            translation_key=self.refs.page_key(entry.path),
            first_published_at=entry.published,
        )

    def fill(self, entry: Entry, page: Any) -> None:
        """Write the content into a blank page and publish it.

        Raises:
            ValidationError: the content does not fit the model.
        """
        for name, value in entry.fields.items():
            setattr(page, name, self._field_value(entry, page, name, value))
        for relation, rows in entry.rows.items():
            setattr(page, relation, self._rows(page, relation, rows))
        log(instance=page, action="wagtail.create")
        revision = page.save_revision()
        revision.publish()
        self._date(entry, page, revision)
        self.report.make("page", f"{page.get_verbose_name()}, {entry.title}")

    def _field_value(self, entry: Entry, page: Any, name: str, value: Any) -> Any:
        field = page._meta.get_field(name.removesuffix("_id"))
        if isinstance(field, StreamField):
            return self.refs.stream(field.stream_block, value, f"{entry.path}#{name}")
        if isinstance(field, models.ManyToManyField):
            return [self.refs.value(item) for item in value]
        return self.refs.value(value)

    def _rows(self, page: Any, relation: str, rows: Iterable[Any]) -> list[Any]:
        """Rows of an inline relation; one that leads to a page which this site lacks is left away."""
        model = page._meta.get_field(relation).related_model
        in_order = issubclass(model, Orderable)
        return [
            model(
                **{model._meta.get_field(name).attname: self.refs.value(value) for name, value in row.items()},
                **({"sort_order": number} if in_order else {}),
            )
            for number, row in enumerate(rows)
            if all(not isinstance(ref, PageRef) or ref.path in self.refs.pages for ref in row.values())
        ]

    def _date(self, entry: Entry, page: Any, revision: Revision) -> None:
        """Let sitemap, feeds and structured data give the content's own date instead of the hour of the load.

        The audit log keeps the real time.
        """
        Page.objects.filter(pk=page.pk).update(
            last_published_at=entry.published, latest_revision_created_at=entry.published
        )
        Revision.objects.filter(pk=revision.pk).update(created_at=entry.published)
