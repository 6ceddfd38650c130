"""What the style guide shows: every component and every block, each with its states."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from wagtail import blocks
from wagtail.fields import StreamField

from cagp_site.core.models import BasePage
from home.blocks import HomeBlock

from . import stage, values
from .components import COMPONENTS, Component
from .forms import FORMS, draw
from .words import Words

Render = Callable[[HttpRequest, Words], str]
BLOCK_STATES = {"full": values.full, "least": values.least, "long": values.long}
# What stands around a block that is an item of something.
AROUND = {
    "step": '<ol class="steps"><li>{}</li></ol>',
    "point": '<div class="key"><ul><li>{}</li></ul></div>',
    "source": '<div class="notes"><ol><li>{}</li></ol></div>',
}


@dataclass(frozen=True)
class Specimen:
    """One thing to look at, in its states."""

    slug: str
    kind: str
    template: str
    summary: str
    states: Mapping[str, Render]
    where: str = "wrap"
    under: int = 1

    @property
    def stylesheet(self) -> str:
        """The file named after the template; empty when its looks are in another."""
        folder, name = Path(self.template).parent.name, Path(self.template).stem
        found = f"css/{folder}/{name}.css"
        return found if finders.find(found) else ""


def specimens() -> dict[str, Specimen]:
    """All of them by slug, in the order of the index."""
    found = [*_components(), *_blocks(), *_forms()]
    return {each.slug: each for each in found}


def stream_blocks() -> Iterator[tuple[str, blocks.Block, bool]]:
    """Every block that an editor can add anywhere, once: its name, itself, whether it is a section of the home page."""
    seen = set()
    for model in apps.get_models():
        fields = model._meta.get_fields() if issubclass(model, BasePage) else ()
        for field in fields:
            for name, block in field.stream_block.child_blocks.items() if isinstance(field, StreamField) else ():
                if block.meta.template not in seen:
                    seen.add(block.meta.template)
                    yield name, block, isinstance(field.stream_block, HomeBlock)


def _components() -> Iterator[Specimen]:
    for name, component in COMPONENTS.items():
        template = f"components/{name}.html"
        states = {state: _component(template, component, state) for state in component.states}
        slug = f"component-{name.replace('_', '-')}"
        yield Specimen(slug, "components", template, "", states, component.where, component.under)


def _component(template: str, component: Component, state: str) -> Render:
    def render(request: HttpRequest, words: Words) -> str:
        context = {**stage.surroundings(request, words), **component.contexts(words)[state]}
        return render_to_string(template, context, request)

    return render


def _blocks() -> Iterator[Specimen]:
    for _name, block, is_section in stream_blocks():
        template = block.meta.template
        slug = f"block-{Path(template).stem.replace('_', '-')}"
        states = {state: _block(block, make) for state, make in BLOCK_STATES.items()}
        under = 0 if template == "blocks/hero.html" else 1 if is_section else 2
        where = "section" if is_section else "prose"
        yield Specimen(slug, "blocks", template, str(block.get_description()), states, where, under)


def _block(block: blocks.Block, make: Callable[[blocks.Block, Words], Any]) -> Render:
    def render(request: HttpRequest, words: Words) -> str:
        value = make(block, words)
        context = stage.surroundings(request, words)
        return format_html(AROUND.get(block.name, "{}"), block.render(value, context=context))

    return render


def _forms() -> Iterator[Specimen]:
    states = {name: _form(name) for name in FORMS}
    yield Specimen("form-states", "forms", "cagp/field.html", "", states, under=1)


def _form(name: str) -> Render:
    def render(request: HttpRequest, words: Words) -> str:
        return draw(name, words)

    return render
