"""Every block and page type explains itself to the person who chooses it."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from cagp_site.core.models import BasePage
from tests.markup import Outline

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, BasePage)]


def choices() -> Iterator[tuple[str, blocks.Block]]:
    """Every block that an editor can add, in every StreamField of the project, streams within streams included."""
    for model in PAGE_TYPES:
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield from _in_stream(f"{model.__name__}.{field.name}", field.stream_block)


def _in_stream(name: str, stream: blocks.BaseStreamBlock) -> Iterator[tuple[str, blocks.Block]]:
    for child_name, child in stream.child_blocks.items():
        yield f"{name}.{child_name}", child
        if isinstance(child, blocks.BaseStreamBlock):
            yield from _in_stream(f"{name}.{child_name}", child)


CHOICES = dict(choices())
each_choice = pytest.mark.parametrize("name", CHOICES)


@each_choice
def test_block_explains_itself(name: str) -> None:
    """A picture, a group, a label, a sentence and a preview."""
    block = CHOICES[name]
    assert block.meta.icon not in {"placeholder", ""}
    assert block.label
    assert str(block.meta.group)
    assert str(block.get_description()).endswith((".", "!"))
    assert block.is_previewable


@each_choice
def test_fields_within_are_labelled(name: str) -> None:
    """By us, not by the name of an attribute."""
    unlabelled = [path for path, child in _fields(CHOICES[name]) if not child.meta.label]
    assert unlabelled == []


def _fields(block: blocks.Block, path: str = "") -> Iterator[tuple[str, blocks.Block]]:
    if isinstance(block, blocks.BaseStructBlock) and not isinstance(block, ImageBlock):
        for name, child in block.child_blocks.items():
            yield f"{path}.{name}", child
            yield from _fields(child, f"{path}.{name}")
    elif isinstance(block, blocks.ListBlock):
        yield from _fields(block.child_block, path)


@pytest.fixture
def editor(site: SimpleNamespace, client: Client) -> Client:
    """Somebody signed in who may reach the admin."""
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@cagp.example", "x"))
    return client


@each_choice
def test_preview_shows_the_block_as_the_site_does(editor: Client, name: str) -> None:
    """Through Wagtail's own view: with the site's styles, whole, and framed by nobody else."""
    response = editor.get(reverse("wagtailadmin_block_preview"), {"id": CHOICES[name].definition_prefix})
    html = response.content.decode()
    outline = Outline(html)
    assert response.status_code == 200
    assert response["X-Frame-Options"].upper() == "SAMEORIGIN"
    assert "css/site.css" in outline.values("href")[0]
    assert outline.faults == []
    # Something is to be seen: words beyond the page's own title, or a picture.
    assert html.partition("<main")[2].strip().count("<") > 3


@pytest.mark.django_db
@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_page_type_explains_itself(model: type[BasePage]) -> None:
    """A sentence of its own on the screen that asks which kind of page to add."""
    assert model.get_page_description().endswith(".")
    assert [size["device_width"] for size in model().preview_sizes] == [360, 768, 1280]


def test_the_add_screen_shows_the_descriptions(editor: Client, site: SimpleNamespace) -> None:
    """Of every type that can be added there."""
    html = editor.get(reverse("wagtailadmin_pages:add_subpage", args=[site.home.pk])).content.decode()
    offered = [model for model in type(site.home).creatable_subpage_models() if model.can_create_at(site.home)]
    assert offered
    assert all(model.get_page_description() in html for model in offered)


@pytest.mark.parametrize("name", ["home", "services", "service", "insights", "insight"])
def test_the_editor_offers_three_sizes(editor: Client, site: SimpleNamespace, name: str) -> None:
    """Phone, tablet and desktop, in the preview panel of every page type."""
    page: Page = getattr(site, name)
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    widths = [value for value in Outline(html).values("data-device-width") if value]
    assert widths == ["360", "768", "1280"]
