"""`make messages`: collects every translatable string of the project and brings the catalogues up to date.

Pure Python (Babel): nobody needs gettext, and `contact/forms.py` may call two functions by names that xgettext does
not know. Strings that are gone are dropped, new ones come in empty, and nothing is ever guessed ("fuzzy").
"""

# ruff: noqa: T201 - a command, it prints

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from tests.processes import ROOT

LOCALE = ROOT / "cagp_site" / "locale"
SOURCES = ("cagp_site", "home", "insights", "contact", "templates")
NAMES = {
    **DEFAULT_KEYWORDS,
    **dict.fromkeys(("_", "_t", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
# What a reader or a prospect can see: all of it is translated. The rest is the admin's, which is in English.
READ = (
    "templates/",
    "contact/forms.py",
    "contact/fields.py",
    "contact/answer_fields.py",
    "contact/questions.py",
    "contact/models/form_text.py",
    "contact/views.py",
)
READ += (
    "contact/channels/acknowledgement.py",
    "cagp_site/core/form_fields.py",
    "cagp_site/core/forms.py",
    "insights/forms.py",
    "insights/views.py",
)
NEEDED = ("Language", "Plural-Forms", "MIME-Version", "Content-Type")
ADMIN = ("/admin/", "_preview.html", "contact/email/inquiry.")


def is_read(path: str) -> bool:
    """Whether readers see the strings of this file."""
    return path.startswith(READ) and not any(part in path for part in ADMIN)


def collected() -> Catalog:
    """Every string of the project, each with the files it stands in."""
    found = Catalog()
    for path in _files():
        for _line, message, _comments, context in strings_of(path):
            found.add(message, locations=[(str(path.relative_to(ROOT)), 0)], context=context)
    return found


def _files() -> Iterator[Path]:
    for folder in SOURCES:
        for ending in ("py", "html", "txt"):
            yield from sorted(each for each in (ROOT / folder).rglob(f"*.{ending}") if "migrations" not in each.parts)


def strings_of(path: Path) -> Iterator[tuple]:
    """Line, string (or strings of a plural), comments and context of each call or tag in one file."""
    code = path.read_text()
    if path.suffix != ".py":
        # Django's own reading of a template, as its makemessages does; the indentation would be a Python error.
        code = "\n".join(line.strip() for line in templatize(code, origin=str(path)).splitlines())
    return extract("python", io.BytesIO(code.encode()), keywords=NAMES)


class Catalogue(Catalog):
    """One whose header holds what programs need and no dates or names, so that nothing changes but strings."""

    def _needed_headers(self) -> list[tuple[str, str]]:
        kept = [each for each in Catalog.mime_headers.fget(self) if each[0] in NEEDED]
        return [*kept, ("Content-Transfer-Encoding", "8bit\n")]  # the last one ends the header

    # Setting them is how Babel learns a language's plurals; its own ones for Hebrew know no dual.
    mime_headers = property(_needed_headers, Catalog.mime_headers.fset)

    def fill(self, found: Catalog, kept: Catalog) -> "Catalogue":
        """Take the strings of `found`, the translations of `kept` and its comment."""
        self.header_comment, self.mime_headers = kept.header_comment, kept.mime_headers
        for message in found:
            if message.id:
                known = kept.get(message.id, message.context)
                self.add(message.id, known.string if known else "", message.locations, context=message.context)
        return self


def load(po: Path) -> Catalogue:
    """A catalogue as it is kept.

    Raises:
        PoFileError: it cannot be read.
    """
    with po.open("rb") as file:
        kept = read_po(file, locale=po.parent.parent.name, abort_invalid=True)
    return Catalogue(locale=kept.locale, fuzzy=False).fill(kept, kept)


def merged(kept: Catalogue, found: Catalog) -> Catalogue:
    """The strings of the project with the translations there are."""
    return Catalogue(locale=kept.locale, fuzzy=False).fill(found, kept)


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as text: sorted and without line numbers, so that two people's strings merge."""
    file = io.BytesIO()
    write_po(file, catalogue, width=120, sort_output=True, include_lineno=False, omit_header=False)
    return file.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as the site reads it."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def missing(catalogue: Catalog) -> list[Message]:
    """Strings that readers see and that have no translation."""
    return [
        each
        for each in catalogue
        if each.id and not is_translated(each) and any(is_read(path) for path, _line in each.locations)
    ]


def is_translated(message: Message) -> bool:
    """Whether every form has a translation."""
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def main() -> int:
    """Write both files of each language; the number of strings that readers would see in English."""
    found, left = collected(), 0
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        catalogue = merged(load(po), found)
        po.write_bytes(po_bytes(catalogue))
        po.with_suffix(".mo").write_bytes(mo_bytes(catalogue))
        for message in missing(catalogue):
            print(f"{po.relative_to(ROOT)}: to translate: {message.id!r}")
            left += 1
    return left


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(min(main(), 1))
