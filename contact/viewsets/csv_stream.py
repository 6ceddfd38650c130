"""Rows as CSV that a spreadsheet can open: no cell is a formula, Hebrew is read as Hebrew, one row at a time."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

# OWASP, CSV Injection: what makes a spreadsheet read a cell as a formula, full-width forms included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Without it Excel reads UTF-8 as the code page of its country.
BYTE_ORDER_MARK = "\ufeff"


class _Written:
    """A file for the CSV writer that hands each line on instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def safe(cell: Any) -> str:
    """The cell as text, with an apostrophe before what a spreadsheet would calculate.

    A space in front does not help: some spreadsheets drop it.
    """
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS) else text


def lines(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """RFC 4180 lines, every cell quoted, the first behind a byte order mark."""
    writer = csv.writer(_Written(), quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])


def response(rows: Iterable[Iterable[Any]], filename: str) -> StreamingHttpResponse:
    """A download that is written while `rows` are read."""
    disposition = f'attachment; filename="{filename}"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return StreamingHttpResponse(lines(rows), content_type="text/csv; charset=utf-8", headers=headers)
