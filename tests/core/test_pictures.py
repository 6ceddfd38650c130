"""Pictures: modern formats in the right widths, made by a worker, and never by a visitor's request."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import wagtail_factories
from django.core.cache import cache
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.images.models import Rendition

from cagp_site.core import needs, pictures, tasks
from cagp_site.core.pictures import SHAPES, picture_of
from tests.factories import pages
from tests.markup import Outline
from tests.processes import ROOT

FIGURE, COVER, CARD = SHAPES["figure"], SHAPES["cover"], SHAPES["card"]


@pytest.fixture(autouse=True)
def _no_marks() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was asked of the workers."""
    found: list[tuple[Any, ...]] = []
    monkeypatch.setattr(needs._publisher, "ask", lambda *message: found.append(message))
    return found


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What a task sent to the workers."""
    found: list[tuple[Any, ...]] = []
    monkeypatch.setattr(tasks, "send", lambda *message: found.append(message))
    return found


def image_of(width: int = 1600, height: int = 900, **fields: Any) -> Any:
    return wagtail_factories.ImageFactory(file__width=width, file__height=height, **fields)


def again(image: Any) -> Any:
    """The same picture, with nothing that was read of it before."""
    return get_image_model().objects.get(pk=image.pk)


def rendered(image: Any, shape: str, more: str = "") -> str:
    source = f'{{% load picture_tags %}}{{% picture image "{shape}" alt="A chart" {more} %}}'
    return Template(source).render(Context({"image": image}))


def test_markup_when_everything_is_made(db: None, asked: list) -> None:
    """AVIF first, then WebP, four true widths each, a fallback with its size; nothing of the original."""
    image = image_of()
    pictures.make(image.pk, "figure")
    outline = Outline(rendered(again(image), "figure"))
    avif, webp = outline.all("source")
    assert (avif["type"], webp["type"]) == ("image/avif", "image/webp")
    for source in (avif, webp):
        assert [each.split()[1] for each in source["srcset"].split(", ")] == ["480w", "720w", "1008w", "1344w"]
        assert source["sizes"] == FIGURE.sizes
    (img,) = outline.all("img")
    assert (img["width"], img["height"], img["alt"], img["loading"]) == ("1008", "567", "A chart", "lazy")
    assert "fetchpriority" not in img
    assert "original_images" not in rendered(again(image), "figure")
    assert asked == []


def test_the_first_picture_of_a_page_is_fetched_first(db: None, asked: list) -> None:
    """`eager` is the other way round."""
    (img,) = Outline(rendered(image_of(), "cover", "eager=True")).all("img")
    assert img["fetchpriority"] == "high"
    assert "loading" not in img


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_shapes(db: None, shape: Any) -> None:
    """Four widths at most, in order, each file as wide as the page says, cropped as the shape says."""
    assert 1 <= len(shape.widths) <= 4
    assert list(shape.widths) == sorted(shape.widths)
    image = image_of(2000, 1500)
    pictures.make(image.pk, shape.name)
    found = pictures.existing(again(image), shape)
    assert set(found) == set(shape.all_specs(image))
    for rendition in found.values():
        assert rendition.width in shape.widths
        if shape.ratio:
            assert abs(rendition.width / rendition.height - shape.ratio) < 0.02


@pytest.mark.parametrize(
    ("size", "widths"),
    [((300, 200), [300]), ((480, 300), [480]), ((800, 600), [480, 720, 800]), ((1008, 9), [480, 720, 1008])],
)
def test_a_small_picture_is_not_blown_up(db: None, asked: list, size: tuple[int, int], widths: list[int]) -> None:
    """It is shown as wide as it is, and each width once."""
    image = image_of(*size)
    pictures.make(image.pk, "figure")
    source = picture_of(again(image), FIGURE).sources[0]
    assert [int(each.split()[1][:-1]) for each in source.srcset.split(", ")] == widths
    assert asked == []


def test_a_crop_follows_the_focal_point(db: None, asked: list) -> None:
    """A new focal point needs new crops; the old ones stand in until they are made."""
    image = image_of(2000, 2000)
    pictures.make(image.pk, "cover")
    former = picture_of(again(image), COVER).src
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 100, 1900, 50, 50
    image.save()
    assert picture_of(again(image), COVER).src.startswith("/media/images/")
    assert asked == [(needs.MAKE_RENDITIONS, image.pk, "cover")]
    pictures.make(image.pk, "cover")
    assert picture_of(again(image), COVER).src != former
    assert len(picture_of(again(image), COVER).sources) == 2


def test_until_they_are_made_the_original_stands_in(db: None, asked: list) -> None:
    """With its own size, and the page asks once, however often it is read."""
    image = image_of(1234, 567)
    for _visit in range(3):
        shown = picture_of(again(image), FIGURE)
    assert (shown.sources, shown.src, shown.width, shown.height) == ([], image.file.url, 1234, 567)
    assert asked == [(needs.MAKE_RENDITIONS, image.pk, "figure")]
    assert not Rendition.objects.exists()


def test_until_they_are_made_another_rendition_stands_in(db: None, asked: list) -> None:
    """The widest there is, but no thumbnail of the admin: that would look broken."""
    image = image_of(2000, 1500)
    image.get_renditions("max-165x165", "width-400")
    assert picture_of(again(image), FIGURE).src == image.file.url
    wide = image.get_rendition("width-900")
    shown = picture_of(again(image), FIGURE)
    assert (shown.src, shown.width, shown.height) == (wide.url, 900, 675)


def test_a_lost_message_is_sent_again(db: None, asked: list) -> None:
    """The mark that something was asked for goes by itself."""
    image = image_of()
    picture_of(again(image), FIGURE)
    cache.clear()  # what time does
    picture_of(again(image), FIGURE)
    assert asked == [(needs.MAKE_RENDITIONS, image.pk, "figure")] * 2


def test_a_dead_cache_breaks_no_page(db: None, asked: list, monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture shows, and nothing is asked for, rather than on every view."""

    def down(*args: Any) -> bool:
        raise ConnectionError

    monkeypatch.setattr("django.core.cache.backends.locmem.LocMemCache.add", down)
    assert picture_of(image_of(), FIGURE).src
    assert asked == []


def test_no_picture_is_nothing(db: None) -> None:
    """A picture that was deleted from the library leaves no element."""
    assert rendered(None, "figure").strip() == ""


@pytest.mark.parametrize("shape", ["figure", "no such shape"])
def test_making_of_what_is_gone(db: None, shape: str) -> None:
    """A picture deleted since, a file lost, a shape that a newer version dropped: no error that a worker retries."""
    pictures.make(4711, shape)
    image = image_of()
    Path(image.file.path).unlink()
    pictures.make(image.pk, shape)
    assert not Rendition.objects.exists()


def test_no_visit_makes_a_rendition(site: SimpleNamespace, client: Client, asked: list) -> None:
    """Not of a cover, a figure, a portrait, a byline or a sharing image; each is asked for once in three visits."""
    fill(site)
    for _visit in range(3):
        for page in (site.home, site.insights, site.insight, site.about):
            assert client.get(page.get_url()).status_code == 200
    assert not Rendition.objects.exists()
    shapes = [message[2] for message in asked if message[0] == needs.MAKE_RENDITIONS]
    assert sorted(shapes) == [
        *("byline", "card", "cover", "figure", "figure", "four-thirds", "lead", "portrait", "square"),
    ]
    assert not list(Path(site.media).glob("cards/**/*.png"))


def test_publishing_has_all_made_that_the_page_shows(
    site: SimpleNamespace, client: Client, asked: list, sent: list, django_capture_on_commit_callbacks: Any
) -> None:
    """From the signal to the page: the task renders it, what is missing is made, and the page shows it."""
    fill(site)
    with django_capture_on_commit_callbacks(execute=True):
        site.insight.save_revision().publish()
    assert asked == [(needs.PREPARE_PAGE, site.insight.pk)]
    tasks.prepare_page(site.insight.pk)
    assert {message[0] for message in sent} == {needs.MAKE_RENDITIONS}  # an editor chose the sharing image
    for _task, *arguments in sent:
        tasks.make_renditions(*arguments)
    html = client.get(site.insight.get_url()).content.decode()
    outline = Outline(html)
    assert len([each for each in outline.all("source") if each["type"] == "image/avif"]) == 4
    assert "original_images" not in html
    sent.clear()
    tasks.prepare_page(site.insight.pk)
    assert sent == []


def test_queries_do_not_grow_with_the_pictures(site: SimpleNamespace, client: Client, asked: list) -> None:
    """Of an article, and of a list: one picture or twelve."""
    fill(site)
    pages.InsightPageFactory(parent=site.insights, slug="another", cover=image_of())
    few = [queries_of(client, page) for page in (site.insight, site.insights, site.about)]
    site.insight.body = pages.stream([pages.figure(image_of().pk) for _each in range(12)])
    for _each in range(5):
        site.insight.authors.add(pages.AuthorFactory(portrait=image_of()))
    site.insight.save()
    site.about.body = pages.stream([people(*(image_of() for _each in range(12)))])
    site.about.save()
    for number in range(8):
        pages.InsightPageFactory(parent=site.insights, slug=f"more-{number}", cover=image_of())
    many = [queries_of(client, page) for page in (site.insight, site.insights, site.about)]
    assert many == few


def queries_of(client: Client, page: Any) -> int:
    client.get(page.get_url())  # sites and content types are read once a process
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page.get_url()).status_code == 200
    return len(queries)


def test_no_template_goes_round_the_tag() -> None:
    """Wagtail's own tags would make renditions while a visitor waits."""
    for template in (ROOT / "templates").rglob("*.html"):
        assert "wagtailimages_tags" not in template.read_text(), template


def people(*portraits: Any) -> dict[str, Any]:
    items = [
        {"name": f"Desk {each.pk}", "portrait": {"image": each.pk, "alt_text": "A face", "decorative": False}}
        for each in portraits
    ]
    return {"type": "people", "value": {"heading": "The desks", "items": items}}


def fill(site: SimpleNamespace) -> None:
    """Give the pages of a site one picture of every kind."""
    site.insight.cover = image_of()
    site.insight.social_image = image_of()
    site.insight.body = pages.stream([pages.figure(image_of().pk), pages.figure(image_of().pk)])
    site.insight.authors.add(pages.AuthorFactory(portrait=image_of()))
    site.insight.topics.add(pages.TopicFactory())
    site.insight.save()
    site.about = pages.StandardPageFactory(parent=site.home, slug="about", body=pages.stream([people(image_of())]))
    site.media = image_of().file.storage.location
