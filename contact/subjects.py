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
    """The live, public services in the order of the page tree.

    Each in the active language, or in the site's own where it is not translated: a prospect can ask about it all the
    same, and the key, which routes the inquiry, is one for both.
    """
    pages = apps.get_model(settings.CONTACT_SUBJECT_PAGE_MODEL)._default_manager.live().public().order_by("path")
    titles: dict[UUID, str] = {}
    for language in (settings.LANGUAGE_CODE, get_language()):
        rows = pages.filter(locale__language_code=language)
        titles |= dict(rows.values_list("translation_key", "title"))
    return [Subject(key, title) for key, title in titles.items()]


def subject_of(page: Page | None) -> UUID | None:
    """The key of the subject that this page is; None when it is not one."""
    model = apps.get_model(settings.CONTACT_SUBJECT_PAGE_MODEL)
    return page.translation_key if isinstance(page, model) else None
