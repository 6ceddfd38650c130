"""What stands above a Markdown text between two lines of dashes: names and values, no more of YAML than that."""

import re
from typing import TypeAlias

from django.utils.translation import gettext as _

from ..errors import SourceRefused

Values: TypeAlias = dict[str, tuple[str, ...]]
_FENCE = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"([A-Za-z][\w -]{0,60}?)\s*:(?:\s+(.*)|\s*)$")


def split(text: str, name: str) -> tuple[Values, str]:
    """The values by name in lower case, several for a list, and the text below.

    Raises:
        SourceRefused: a line is neither a name and its value nor an item of a list, or the second fence is missing.
    """
    if not text.startswith("---"):
        return {}, text
    found = _FENCE.match(text)
    if not found:
        raise SourceRefused(
            _("%(name)s begins with --- but no second line of dashes ends its front matter.") % {"name": name}
        )
    values: dict[str, list[str]] = {}
    last: list[str] = []
    for number, line in enumerate(found[1].splitlines(), start=2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.lstrip().startswith("- "):
            last.append(_unquoted(line.lstrip()[2:]))
        elif pair := _PAIR.match(line):
            last = values.setdefault(pair[1].lower(), [])
            last += _values(pair[2] or "")
        else:
            words = _("%(name)s, line %(number)d: the front matter takes “name: value” and “- item”, not “%(line)s”.")
            raise SourceRefused(words % {"name": name, "number": number, "line": line.strip()[:60]})
    return {key: tuple(each for each in found if each) for key, found in values.items()}, text[found.end() :]


def _values(text: str) -> list[str]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        parts = re.findall(r'\s*("[^"]*"|\'[^\']*\'|[^,]+)\s*(?:,|$)', text[1:-1])
        return [_unquoted(part) for part in parts]
    return [_unquoted(text)] if text else []


def _unquoted(text: str) -> str:
    text = text.strip()
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1].replace('\\"', '"').replace("''", "'") if is_quoted else text
