"""What an inquiry can be about: the live pages of the type that a setting names, since contact imports no sibling."""

from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page


@dataclass(frozen=True)
class Subject:
    """One service as the form offers it."""

    key: UUID
    """The translation key: the same in every language, and kept with the inquiry when the page is gone."""
    title: str


def subjects() -> list[Subject]:
    """The live, public services in the active language, in the order of the page tree."""
    pages = apps.get_model(settings.CONTACT_SUBJECT_PAGE_MODEL)._default_manager.live().public()
    rows = pages.filter(locale__language_code=get_language()).order_by("path")
    return [Subject(key, title) for key, title in rows.values_list("translation_key", "title")]


def subject_of(page: Page | None) -> UUID | None:
    """The key of the subject that this page is; None when it is not one."""
    model = apps.get_model(settings.CONTACT_SUBJECT_PAGE_MODEL)
    return page.translation_key if isinstance(page, model) else None
