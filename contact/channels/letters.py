"""Mail texts from templates, in one language."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from .texts import several_lines


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """In that language, or in the site's own where the code is none of the site's."""
    try:
        known = translation.get_supported_language_variant(code)
    except LookupError:
        known = settings.LANGUAGE_CODE
    with translation.override(known):
        yield


class Texts(NamedTuple):
    """Both bodies of one mail."""

    text: str
    html: str


def rendered(name: str, context: Mapping[str, Any]) -> Texts:
    """The bodies of the mail called `name`, in the language in force."""
    page = {
        **context,
        "language": translation.get_language(),
        "right_to_left": translation.get_language_bidi(),
    }
    return Texts(*(_body(f"contact/email/{name}.{ending}", page) for ending in ("txt", "html")))


def _body(template: str, page: Mapping[str, Any]) -> str:
    return several_lines(render_to_string(template, dict(page))).strip() + "\n"
