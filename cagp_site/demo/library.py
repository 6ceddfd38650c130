"""Pictures and snippets of the demo content."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.files.images import ImageFile
from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail.utils.file import hash_filelike

from .entry import Picture, Snippet
from .references import References
from .report import Report


def load_pictures(pictures: Iterable[Picture], media: Path, refs: References, report: Report, files: list[Any]) -> None:
    """Put the pictures that are missing into the library; each new file is added to `files`."""
    for picture in pictures:
        content = (media / picture.file).read_bytes()
        image = _existing_picture(picture, content, report)
        if image is None:
            image = _new_picture(picture, content, report)
            files.append(image.file)
        refs.pictures[picture.key] = image.pk


def _existing_picture(picture: Picture, content: bytes, report: Report) -> Any:
    # The same file or the same title: an editor may have renamed the picture or replaced its file.
    same = Q(file_hash=hash_filelike(BytesIO(content))) | Q(title=picture.title)
    found = get_image_model().objects.filter(same).order_by("pk").first()
    if found is not None:
        report.keep("picture")
    return found


def _new_picture(picture: Picture, content: bytes, report: Report) -> Any:
    image = get_image_model()(title=picture.title, description=picture.description)
    image.file = ImageFile(BytesIO(content), name=picture.file)
    image._set_image_file_metadata()
    image.save()
    log(instance=image, action="wagtail.create")
    report.make("picture", picture.title)
    return image


def load_snippets(snippets: Iterable[Snippet], locale: Locale, refs: References, report: Report) -> None:
    """Make the snippets that are missing."""
    for snippet in snippets:
        key = refs.snippet_key(snippet.key)
        refs.snippets[snippet.key] = _existing(snippet, key, locale, report) or _made(snippet, key, locale, report)


def _existing(snippet: Snippet, key: UUID, locale: Locale, report: Report) -> Any:
    known = Q(translation_key=key)
    same = Q(**{snippet.match: snippet.fields[snippet.match]}) if snippet.match else Q()
    model = apps.get_model(snippet.model)
    # A model without `match` has one row a language, whoever wrote it.
    found = model._default_manager.filter(locale=locale).filter((known | same) if snippet.match else same).first()
    if found is not None:
        report.keep("snippet")
    return found


def _made(snippet: Snippet, key: UUID, locale: Locale, report: Report) -> Any:
    made: Any = apps.get_model(snippet.model)(locale=locale, translation_key=key, **snippet.fields)
    made.full_clean()
    made.save()
    log(instance=made, action="wagtail.create")
    report.make("snippet", str(made))
    return made
