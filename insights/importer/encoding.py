"""From bytes to text: never by a guess, because a wrong one shows only when readers see it."""

import codecs
import re

from django.utils.translation import gettext as _

from .errors import SourceRefused

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Where a page says what it is written in, within its first bytes; an XML file does so in its first line.
_DECLARED_HTML = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_HEAD = 4096
# What UTF-8 looks like to somebody who took it for Windows-1252 and saved it again.
_SAVED_TWICE = re.compile(r"â€[™œ\x9d“”¦\"]|Ã[©¨¤¶¼±]|×[\x90-\xaaž]×")


def decode(data: bytes, name: str) -> str:
    """The text of a file.

    Raises:
        SourceRefused: its bytes are not what it says that they are, or no text.
    """
    text = _decoded(data, name)
    if "\x00" in text:
        raise SourceRefused(_("%(name)s is no text: it holds zero bytes.") % {"name": name})
    if "\ufffd" in text:
        words = _("%(name)s was damaged before: it holds the sign � where letters were lost. Save it again as UTF-8.")
        raise SourceRefused(words % {"name": name})
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "").replace("\u200b", "")


def was_saved_twice(text: str) -> bool:
    """Whether a text looks as if UTF-8 had once been read as something else."""
    return bool(_SAVED_TWICE.search(text))


def _decoded(data: bytes, name: str) -> str:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    declared = _declared(data)
    encoding = marked or declared or "utf-8"
    try:
        text = data.decode(encoding)
    except LookupError:
        words = _("%(name)s says that it is written in “%(encoding)s”, which nobody knows. Save it as UTF-8.")
        raise SourceRefused(words % {"name": name, "encoding": encoding}) from None
    except UnicodeError as error:
        raise SourceRefused(_not_decoded(name, declared, encoding, getattr(error, "start", 0))) from None
    if not marked and _is_single_byte(encoding) and _is_utf8(data):
        words = _("%(name)s says that it is written in “%(encoding)s”, but it is UTF-8. Save it as UTF-8, and say so.")
        raise SourceRefused(words % {"name": name, "encoding": encoding})
    return text


def _declared(data: bytes) -> str:
    found = _DECLARED_XML.search(data[:_HEAD]) or _DECLARED_HTML.search(data[:_HEAD])
    return found[1].decode("ascii").lower() if found else ""


def _not_decoded(name: str, declared: str, encoding: str, position: int) -> str:
    if declared:
        words = _("%(name)s says that it is written in “%(encoding)s”, but byte %(position)d is not. Save it as UTF-8.")
    else:
        words = _(
            "%(name)s is not UTF-8 (byte %(position)d), and does not say what it is; perhaps Windows-1252. "
            "Open it in an editor, look whether every letter is right, and save it as UTF-8."
        )
    return words % {"name": name, "encoding": encoding, "position": position}


def _is_single_byte(encoding: str) -> bool:
    return codecs.lookup(encoding).name.startswith(("cp12", "iso8859", "latin"))


def _is_utf8(data: bytes) -> bool:
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeError:
        return False
