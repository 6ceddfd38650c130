"""What an inquiry can be about, in each language."""

import pytest
from django.utils import translation
from wagtail.models import Locale

from contact.subjects import subject_of, subjects

pytestmark = pytest.mark.django_db


@pytest.fixture
def hebrew(site) -> Locale:
    """The second language, with nothing in it."""
    return Locale.objects.get_or_create(language_code="he")[0]


def test_the_live_services_in_the_order_of_the_tree(site):
    assert [subject.title for subject in subjects()] == [site.service.title]


@pytest.mark.parametrize("change", ["draft", "gone"])
def test_a_service_that_is_not_live_is_not_offered(site, change):
    if change == "draft":
        site.service.unpublish()
    else:
        site.service.delete()
    assert subjects() == []


def test_a_service_without_a_translation_is_offered_in_the_sites_own_language(site, hebrew):
    with translation.override("he"):
        assert [subject.title for subject in subjects()] == [site.service.title]


def test_a_translated_service_is_offered_once_under_the_same_key(site, hebrew):
    for page in (site.home, site.services):
        page.copy_for_translation(hebrew)
    translated = site.service.copy_for_translation(hebrew)
    translated.title = "שותפות בתעשייה"
    translated.save_revision().publish()
    with translation.override("he"):
        [subject] = subjects()
    assert (subject.title, subject.key) == ("שותפות בתעשייה", site.service.translation_key)


def test_only_a_service_is_a_subject(site):
    assert subject_of(site.service) == site.service.translation_key
    assert subject_of(site.home) is None
    assert subject_of(None) is None
