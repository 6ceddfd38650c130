"""The rows of a small table: numbers stand under each other, and a total is set apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html_join

# What an editor puts before the first cell of the last row to make it the total, as in a spreadsheet.
TOTAL_MARK = "="
# A figure: a sign or currency, digits, and at most two words of unit ("$3.3 billion", "12 %", "2019-2028").
FIGURE = re.compile(r"[^\w\s]{0,2}\s?\d[\d\s.,:–-]{0,20}(?:\s?[^\W\d_]{1,12}){0,2}\s?[^\w\s]?")
# A cell that says there is no figure.
NONE = re.compile(r"[\s–—-]*|n/a", re.IGNORECASE)


@dataclass(frozen=True)
class Cell:
    """One cell as it is shown."""

    text: str
    numeric: bool
    rowspan: int = 1
    colspan: int = 1

    @property
    def attributes(self) -> str:
        """Class and spans, for the tag."""
        spans = [
            (name, str(count)) for name, count in (("rowspan", self.rowspan), ("colspan", self.colspan)) if count > 1
        ]
        return format_html_join(" ", '{}="{}"', [*([("class", "num")] if self.numeric else []), *spans])


@dataclass(frozen=True)
class Grid:
    """A table's rows, taken apart."""

    head: list[Cell]
    body: list[list[Cell]]
    foot: list[Cell]


def grid_of(value: dict[str, Any]) -> Grid:
    """Take the value of a table apart: its heading row, its rows, its total."""
    rows = [["" if cell is None else str(cell) for cell in row] for row in value.get("data") or []]
    first = 1 if rows and value.get("first_row_is_table_header") else 0
    has_total = len(rows) > first and bool(rows[-1]) and rows[-1][0].lstrip().startswith(TOTAL_MARK)
    if has_total:
        rows[-1] = [rows[-1][0].lstrip().removeprefix(TOTAL_MARK).lstrip(), *rows[-1][1:]]
    numeric = numeric_columns(rows[first:], from_column=1 if value.get("first_col_is_header") else 0)
    cells = _cells(rows, numeric, value)
    last = len(cells) - 1 if has_total else len(cells)
    return Grid(head=cells[0] if first else [], body=cells[first:last], foot=cells[last] if has_total else [])


def numeric_columns(rows: Sequence[Sequence[str]], from_column: int = 0) -> set[int]:
    """Which columns hold nothing but figures, and one at least."""
    width = max((len(row) for row in rows), default=0)
    columns = ([row[column].strip() for row in rows if column < len(row)] for column in range(from_column, width))
    return {number for number, texts in enumerate(columns, start=from_column) if _all_figures(texts)}


def _all_figures(texts: list[str]) -> bool:
    filled = [text for text in texts if not NONE.fullmatch(text)]
    return bool(filled) and all(len(text) < 40 and FIGURE.fullmatch(text) for text in filled)


def _cells(rows: list[list[str]], numeric: set[int], value: dict[str, Any]) -> list[list[Cell]]:
    merged = {(each["row"], each["col"]): each for each in value.get("mergeCells") or []}
    hidden = {(each["row"], each["col"]) for each in value.get("cell") or [] if each.get("hidden")}
    return [
        [
            Cell(text, column in numeric, **_spans(merged.get((number, column))))
            for column, text in enumerate(row)
            if (number, column) not in hidden
        ]
        for number, row in enumerate(rows)
    ]


def _spans(merge: dict[str, Any] | None) -> dict[str, int]:
    return {} if merge is None else {"rowspan": int(merge["rowspan"]), "colspan": int(merge["colspan"])}
