"""One line of the sitemap, and how those of one thing in several languages find each other."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings

# Beside what Django's template shows.
KEY: Final = "key"
LANGUAGE: Final = "language"


def sitemap_entry(location: str, thing: Any) -> dict[str, Any]:
    """The entry of a page, or of something else that has translations, at an absolute address."""
    key = (thing._meta.label, thing.translation_key)
    return {"location": location, KEY: key, LANGUAGE: thing.locale_id}


def link_translations(entries: Iterable[dict[str, Any]], languages: dict[int, str]) -> None:
    """Give each entry its `alternates`: itself and all others of the same key; none to one that stands alone.

    `languages` has the code of each locale.
    """
    groups: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for entry in entries:
        if KEY in entry:
            groups[entry[KEY]].append(entry)
    for group in groups.values():
        if len(group) > 1:
            alternates = [(languages[each[LANGUAGE]], each["location"]) for each in group]
            alternates += [("x-default", url) for code, url in alternates if code == settings.LANGUAGE_CODE]
            for entry in group:
                entry["alternates"] = [{"lang_code": code, "location": url} for code, url in alternates]
