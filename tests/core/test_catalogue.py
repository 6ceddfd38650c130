"""The catalogues of translations: complete where readers look, whole, and the same in both of their files."""

import re
from collections import Counter
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tests import messages

FILES = sorted(messages.LOCALE.glob("*/LC_MESSAGES/django.po"))
every_catalogue = pytest.mark.parametrize("po", FILES, ids=lambda po: po.parent.parent.name)
MARKS = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+[^>]*>")


def forms(message: Message) -> list[tuple[str, str]]:
    """Each form of the original with the one of the translation that stands for it."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    return [(message.id[min(number, 1)], form) for number, form in enumerate(message.string)]


def said_by(compiled: GNUTranslations, message: Message) -> str | tuple[str, ...]:
    """What a site says for a message: of a plural, the forms for one, two and five."""
    if isinstance(message.id, tuple):
        return tuple(compiled.ngettext(*message.id, number) for number in (1, 2, 5))
    return compiled.pgettext(message.context, message.id) if message.context else compiled.gettext(message.id)


def test_hebrew_has_a_catalogue() -> None:
    assert [po.parent.parent.name for po in FILES] == ["he"]


@every_catalogue
def test_it_holds_every_string_of_the_project_and_no_other(po: Path) -> None:
    """Otherwise: `make messages`."""
    kept = messages.load(po)
    assert messages.po_bytes(messages.merged(kept, messages.collected())).decode() == po.read_text()


@every_catalogue
def test_everything_that_readers_see_is_translated(po: Path) -> None:
    assert [each.id for each in messages.missing(messages.load(po))] == []


@every_catalogue
def test_the_compiled_file_says_the_same(po: Path) -> None:
    assert po.with_suffix(".mo").read_bytes() == messages.mo_bytes(messages.load(po))
    with po.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    translated = [each for each in messages.load(po) if each.id and messages.is_translated(each)]
    assert len(translated) > 100
    assert [each.id for each in translated if said_by(compiled, each) != each.string] == []


@every_catalogue
def test_nothing_is_guessed(po: Path) -> None:
    assert "fuzzy" not in po.read_text()
    assert [each.id for each in messages.load(po) if each.fuzzy] == []


@every_catalogue
def test_placeholders_and_markup_are_those_of_the_original(po: Path) -> None:
    """A form for one or two may spell its number out; nothing else is lost, and nothing is made up."""
    broken = []
    for message in messages.load(po):
        if not message.id or not messages.is_translated(message):
            continue
        pairs = forms(message)
        for number, (original, translation) in enumerate(pairs):
            wanted, found = (Counter(MARKS.findall(text)) for text in (original, translation))
            spelled_out = len(pairs) > 1 and number < len(pairs) - 1
            if found - wanted or (wanted - found and not (spelled_out and (wanted - found).total() == 1)):
                broken.append(translation)
    assert broken == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{% load i18n %}<p>\n   {% translate 'One' context 'number' %}</p>", ("One", "number")),
        ("{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}", "%(n)s day"),
        ("{% firstof page.x _('Ask') %}", ("Ask", None)),
    ],
    ids=["context", "plural", "constant"],
)
def test_strings_of_templates_are_found(tmp_path: Path, source: str, found: object) -> None:
    path = tmp_path / "page.html"
    path.write_text(source)
    [(_line, message, _comments, context)] = messages.strings_of(path)
    if isinstance(found, str):
        assert message == (found, "%(n)s days")
    else:
        assert (message, context) == found


def test_a_string_without_translation_is_noticed() -> None:
    catalogue = messages.Catalogue(locale="he", fuzzy=False)
    catalogue.add("Read by all", "", [("templates/base.html", 0)])
    catalogue.add("Read by staff", "", [("templates/contact/admin/home_panel.html", 0)])
    assert [each.id for each in messages.missing(catalogue)] == ["Read by all"]
