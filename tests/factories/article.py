"""An article that holds everything an editor can put into one, to look at and to try things on."""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from insights.models import Author, Correction, InsightIndexPage, InsightPage, Topic

from . import pages

SLUG = "every-block"
MEMORANDUM, FOUNDATION = "0b2f6f0e-0000-4000-8000-000000000001", "0b2f6f0e-0000-4000-8000-000000000002"
LONG = "Interoperability, co-production and export control in jointly funded missile defense"
VIDEO = {"address": "https://www.youtube.com/watch?v=abcdefghijk", "title": "Two staffs, one plan", "poster": None}


def reference(key: str) -> str:
    """A reference as rich text keeps it."""
    return f'<source-ref id="{key}">※</source-ref>'


def source(key: str, text: str, **value: Any) -> dict[str, Any]:
    """A source as the database has it."""
    empty = {"address": "", "label": "", "accessed": None}
    return {"type": "source", "id": key, "value": {"text": text, **empty, **value}}


def embed(**value: Any) -> dict[str, Any]:
    """A video as the database has it."""
    return {"type": "embed", "value": {**VIDEO, "duration": "", "caption": "", **value}}


def action(heading: str, text: str = "", label: str = "", page: int | None = None) -> dict[str, Any]:
    """A call to action as the database has it."""
    value = {"heading": heading, "text": text, "action": {"label": label, "page": page}}
    return {"type": "call_to_action", "value": value}


def statistic(**value: Any) -> dict[str, Any]:
    """A statistic as the database has it."""
    empty = {"meaning": "", "address": "", "as_of": None, "verify_by": None}
    filled = {"value": "about $3.8 billion", "label": "a year in total", "source": "Memorandum, signed 2016"}
    return {"type": "statistic", "value": {**empty, **filled, **value}}


def document(title: str = "The memorandum in two pages") -> Any:
    """A document of the library, as an upload leaves it."""
    made = get_document_model()(title=title, file=ContentFile(b"%PDF-1.4" + b" " * 230_000, name="memorandum.pdf"))
    made._set_document_file_metadata()
    made.save()
    return made


def body(image: int, file: int) -> list[dict[str, Any]]:
    """Every block, most of them short and long."""
    both = reference(MEMORANDUM) + reference(FOUNDATION)
    text = f"<p>One has structure.{reference(FOUNDATION)} The other is fast.{both}</p>"
    return [
        *pages.BODY,
        {"type": "paragraph", "value": text},
        pages.figure(image),
        pages.figure(image, caption="", credit=""),
        pages.figure(image, caption=LONG * 3),
        {"type": "document", "value": {"document": file, "label": "", "text": "One page each on the two lines."}},
        {"type": "document", "value": {"document": file, "label": LONG, "text": LONG * 2}},
        embed(duration="12:30", caption="Recorded for partners who could not be in the room."),
        embed(address="https://vimeo.com/123456789", title=LONG, poster=image),
        statistic(),
        statistic(
            value=LONG[:24],
            label=LONG,
            meaning=LONG * 3,
            source=LONG,
            address="https://www.state.gov/",
            as_of="2026-11-02",
        ),
        action("Working on something?", "Tell us the aim."),
        {"type": "paragraph", "value": "<p>The text goes on.</p>"},
        action(LONG, LONG * 2, LONG[:60]),
    ]


def publish() -> InsightPage:
    """The article below the first index, published; made once."""
    if found := InsightPage.objects.filter(slug=SLUG).first():
        return found
    image = get_image_model().objects.order_by("pk").first()
    article = InsightPage(
        title="An article that holds every block",
        slug=SLUG,
        subtitle=LONG,
        as_of=date(2026, 11, 2),
        key_points=pages.stream([{"type": "point", "value": "The first point."}, {"type": "point", "value": LONG}]),
        body=pages.stream(body(image.pk, document().pk)),
        sources=pages.stream(
            [
                source(MEMORANDUM, "Memorandum of understanding, signed 2016.", label="Memorandum"),
                source(FOUNDATION, "BIRD Foundation.", address="https://www.birdf.com/", accessed="2026-11-20"),
                source("0b2f6f0e-0000-4000-8000-000000000003", LONG * 3),
            ]
        ),
    )
    InsightIndexPage.objects.order_by("path").first().add_child(instance=article)
    article.authors, article.topics = list(Author.objects.all()[:2]), list(Topic.objects.all()[:3])
    article.corrections = [Correction(date=date(2026, 11, day), text=LONG) for day in (3, 5)]
    article.save_revision().publish()
    return article
