"""Tables: figures stand at the end of their column, and a row that an editor marks is the total."""

from typing import Any

import pytest

from cagp_site.core.blocks.media import TableBlock
from cagp_site.core.blocks.tables import grid_of, numeric_columns


def table(*data: list[Any], **value: Any) -> dict[str, Any]:
    """A table as the database has it."""
    return {"first_row_is_table_header": True, "first_col_is_header": True, "data": list(data), **value}


@pytest.mark.parametrize(
    "text", ["$3.3 billion", "−12.5 %", "2019–2028", "1,000", "₪ 40", "3.3 מיליארד דולר", "9,443 km", "(12)"]
)
def test_figures(text: str) -> None:
    """A column of figures, with their signs and units, is numeric."""
    assert numeric_columns([["a", text], ["b", ""]]) == {1}


@pytest.mark.parametrize(
    "text", ["about $3.3 billion a year in total", "Phase 2", "", "–", "1948 was the year of it all"]
)
def test_words(text: str) -> None:
    """A column of words, or of nothing, is not."""
    assert numeric_columns([["a", text], ["b", ""]]) == set()


def test_total_is_set_apart() -> None:
    """The last row, begun with an equals sign, is the foot of the table, without the sign."""
    grid = grid_of(table(["Part", "A year"], ["Financing", "$3.3"], ["= Total", "$3.8"]))
    assert [cell.text for cell in grid.foot] == ["Total", "$3.8"]
    assert [[cell.text for cell in row] for row in grid.body] == [["Financing", "$3.3"]]
    assert [cell.numeric for cell in grid.head] == [False, True]


def test_only_the_last_row_is_a_total() -> None:
    """An equals sign elsewhere is text; a heading alone is no total."""
    grid = grid_of(table(["= Part"], ["= Sum"], ["x"]))
    assert (grid.head[0].text, grid.body[0][0].text, grid.foot) == ("= Part", "= Sum", [])
    assert grid_of(table(["= Part"])).head[0].text == "= Part"


@pytest.mark.parametrize("value", [{}, {"data": []}, table(), table([]), table([None, None], [None])])
def test_table_without_content(value: dict[str, Any]) -> None:
    """An empty or ragged table breaks nothing."""
    grid_of(value)
    TableBlock().render(value)


def test_merged_cells_and_markup() -> None:
    """Merged cells keep their spans, hidden ones are left out, and what was typed is text."""
    merged = {
        "mergeCells": [{"row": 1, "col": 0, "rowspan": 1, "colspan": 2}],
        "cell": [{"row": 1, "col": 1, "hidden": True}],
    }
    html = TableBlock().render(table(["Part", "A year"], ["<b>x</b>", ""], ["y", "1"], **merged))
    assert '<th scope="row" colspan="2">&lt;b&gt;x&lt;/b&gt;</th>' in html
    assert '<td class="num">1</td>' in html
