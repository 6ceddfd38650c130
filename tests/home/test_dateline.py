"""The line of dates: what can be read as a year, and that no two dates ever cover each other."""

import random
import re
import time
from itertools import combinations
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError

from home.dateline import COLUMNS, FIRST, LAST, LEVELS, MOST, Span, place, read
from home.proof import DatelineBlock


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("1948", Span(1948, 1948)),
        (" 2028 ", Span(2028, 2028)),
        ("2019-28", Span(2019, 2028)),
        ("2019–28", Span(2019, 2028)),
        ("1952 – 2016", Span(1952, 2016)),
    ],
)
def test_years_are_read(written: str, span: Span) -> None:
    assert read(written) == span


@pytest.mark.parametrize(
    "written", ["", "1947", "2029", "2019-29", "2028-2019", "2019-18", "52", "in 1952", "1952 AD", "1999-01"]
)
def test_what_is_no_year_on_the_line_is_refused_in_plain_words(written: str) -> None:
    with pytest.raises(ValidationError, match=r"Write a year from 1948 to 2028, such as 1952"):
        read(written)


def test_the_editor_is_told_at_the_year() -> None:
    """The error stands at the field that is wrong, in the list's second date."""
    block = DatelineBlock()
    value = block.to_python(
        {"heading": "Line", "items": [{"year": "1948", "label": "A"}, {"year": "1066", "label": "B"}]}
    )
    with pytest.raises(ValidationError) as caught:
        block.clean(value)
    at_items = caught.value.block_errors["items"]
    assert "1948 to 2028" in str(at_items.block_errors[1].block_errors["year"])
    assert 0 not in at_items.block_errors


@pytest.mark.parametrize("count", [1, MOST + 1])
def test_two_to_eight_dates(count: int) -> None:
    block = DatelineBlock()
    items = [{"year": str(1950 + number), "label": "A"} for number in range(count)]
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"heading": "Line", "items": items}))


def assert_free(spans: list[Span]) -> None:
    """There is a way, it stays within the drawing, and no two places cover each other."""
    places = place(spans)
    assert places, spans
    assert [each.span for each in places] == spans
    assert all(0 <= each.words[0] < each.words[1] <= COLUMNS for each in places), spans
    assert all(1 <= each.level <= LEVELS for each in places)
    assert all(one.is_free_of(other) for one, other in combinations(places, 2)), spans


def test_the_demo_line_is_as_drawn() -> None:
    """Four dates need one level: above, below, above, below."""
    spans = [read(written) for written in ("1948", "1952", "2016", "2019-28")]
    places = place(spans)
    assert [(each.above, each.level) for each in places] == [(True, 1), (False, 1), (True, 1), (False, 1)]
    assert_free(spans)


def test_every_run_of_eight_years_finds_room() -> None:
    """However close: also eight times the same year."""
    for first in range(FIRST, LAST - MOST + 2):
        assert_free([Span(year, year) for year in range(first, first + MOST)])
    for year in (FIRST, 1967, 1968, 1988, 2008, 2009, LAST):
        assert_free([Span(year, year)] * MOST)


def test_any_two_to_eight_dates_find_room_at_once() -> None:
    """Six hundred lines drawn by lot, spans among them; none takes longer than a blink."""
    lot = random.Random(1948)
    slowest = 0.0
    for _turn in range(600):
        years = sorted(lot.randint(FIRST, LAST) for _each in range(lot.randint(2, MOST)))
        spans = [Span(year, min(LAST, year + lot.choice((0, 0, 0, 3, 9, 40)))) for year in years]
        start = time.process_time()
        assert_free(spans)
        slowest = max(slowest, time.process_time() - start)
    assert slowest < 0.5


def test_there_is_a_class_for_every_year() -> None:
    """The stylesheet places each year, and each level on both sides."""
    sheet = Path(finders.find("css/blocks/dateline.css")).read_text()
    found = dict(re.findall(r"\.y-(\d{4})\{--y:(\d+)\}", sheet))
    assert found == {str(year): str(year - FIRST) for year in range(FIRST, LAST + 1)}
    assert all(f".{side}-{level}{{" in sheet for side in ("above", "below") for level in range(1, LEVELS + 1))
