"""Days, as blogs write them."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

_ENGLISH: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_HEBREW: Final = [
    "ינואר",
    "פברואר",
    "מרץ",
    "אפריל",
    "מאי",
    "יוני",
    "יולי",
    "אוגוסט",
    "ספטמבר",
    "אוקטובר",
    "נובמבר",
    "דצמבר",
]
_NUMBERS = {name: number for names in (_ENGLISH, _HEBREW) for number, name in enumerate(names, start=1)}
_NUMBERS |= {name[:3]: number for number, name in enumerate(_ENGLISH, start=1)} | {"sept": 9, "מרס": 3}
MONTH: Final = rf"ב?(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\.?"
YEAR: Final = r"(?:1[5-9]|20)\d\d"
_MONTH_FIRST = re.compile(rf"\b({MONTH})\s+(\d{{1,2}}),?\s+({YEAR})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})\s+({MONTH}),?\s+({YEAR})\b", re.IGNORECASE)
# What leads or follows a milestone: a year, a span of years, or a day or month of a year.
MOMENT: Final = rf"(?:{MONTH}\s+(?:\d{{1,2}},?\s+)?|\d{{1,2}}\s+{MONTH},?\s+)?{YEAR}(?:\s*[–—-]\s*(?:{YEAR}|\d\d))?"


def day_of(text: str) -> date | None:
    """The day that a machine wrote (ISO 8601, or as mail does), in its own time zone; None for anything else."""
    text = text.strip()
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        return day_in(text)


def day_in(text: str) -> date | None:
    """The first day that a text names in words, in English or Hebrew."""
    if found := _MONTH_FIRST.search(text):
        month, day, year = found.groups()
    elif found := _DAY_FIRST.search(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), _number(month), int(day))
    except ValueError:
        return None


def _number(month: str) -> int:
    name = month.lower().rstrip(".")
    return _NUMBERS.get(name) or _NUMBERS[name.removeprefix("ב")]
