"""How to cite an article: a line as in a list of references, and an entry for a program that keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.text import slugify
from django.utils.translation import pgettext

# What BibTeX reads as its own, and how it is written instead.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}#$%&_"},
}
_WRITTEN = str.maketrans(_SPECIAL)


@dataclass(frozen=True)
class Citation:
    """What a citation says of an article."""

    title: str
    authors: Sequence[str]
    publisher: str
    published_on: date
    slug: str
    address: str
    language: str

    @property
    def line(self) -> str:
        """Authors, day, title and publisher, much as the APA wants them; the address comes after it.

        An article without authors begins with the publisher, which then is not named twice.
        """
        day = formats.date_format(self.published_on, pgettext("date in a citation", "Y, F j"))
        if not self.authors:
            return f"{_ended(self.publisher)} ({day}). {_ended(self.title)}"
        return f"{_ended(self._names)} ({day}). {_ended(self.title)} {_ended(self.publisher)}"

    @property
    def bibtex(self) -> str:
        """An entry for BibTeX; names and title in double braces, so that it changes neither."""
        fields = {
            "author": " and ".join(f"{{{_plain(name)}}}" for name in self.authors or [self.publisher]),
            "title": f"{{{_plain(self.title)}}}",
            "publisher": _plain(self.publisher),
            "year": f"{self.published_on:%Y}",
            "month": f"{self.published_on.month}",
            "url": self.address,
            "langid": self.language,
        }
        key = f"{slugify(self.slug) or 'insight'}-{self.published_on:%Y}"
        lines = (f"  {name} = {{{value}}}," for name, value in fields.items())
        return "\n".join([f"@misc{{{key},", *lines, "}"])

    @property
    def _names(self) -> str:
        *first, last = self.authors
        return (
            pgettext("before the last author in a citation", "%s, & %s") % (", ".join(first), last) if first else last
        )


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_WRITTEN)
