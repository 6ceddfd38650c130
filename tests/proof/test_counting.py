"""What the proof decides and counts by itself, without a site: it must be right, or the figures mean nothing."""

from collections import Counter
from pathlib import Path

import pytest

from tests.faults.race import Race

from . import report, scale
from .answers import SHARES, Answer, answer_to
from .faults import FAULTS
from .figures import Bar, Figures, broken, race_broken, race_table, table
from .receiver import LOG, Receipt, receipts
from .run import Size
from .schedule import FULL, SHORT, schedule
from .tally import Row, Tally, tally

HERE, THERE = "Office", "CRM"


def figures(**changes: object) -> Figures:
    """A run that kept every bar."""
    counted = Tally(acknowledged=10, delivered=10, lost=0, dead=0, without_receipt=0, duplicates=7)
    kept = {
        "asked": 10,
        "tally": counted,
        "faults": 3,
        "left_in_peace": 0,
        "in_peace": 0,
        "ambiguous": 2,
        "kills": 1,
        "concurrency": 5,
        "interrupted": 1,
        "twice": 0,
        "drained": Bar(20, 21),
        "seconds": 60,
    }
    return Figures(**{**kept, **changes})


def with_tally(**changes: int) -> Figures:
    """The same with another count."""
    counted = {"acknowledged": 10, "delivered": 10, "lost": 0, "dead": 0, "without_receipt": 0, "duplicates": 0}
    return figures(tally=Tally(**{**counted, **changes}))


@pytest.mark.parametrize("faults", [FULL, SHORT], ids=["full", "short"])
def test_a_schedule_has_every_fault_and_posts_every_inquiry_once(faults):
    steps = schedule(1, faults, 500)
    assert Counter(step.fault for step in steps) == faults
    assert [number for step in steps for number in step.numbers] == list(range(500))
    assert all(0 < step.after <= 0.5 for step in steps)
    assert set(faults) <= set(FAULTS)


def test_the_same_seed_is_the_same_schedule_and_another_is_another():
    assert schedule(1, FULL, 500) == schedule(1, FULL, 500)
    assert schedule(1, FULL, 500) != schedule(2, FULL, 500)


def test_answers_repeat_and_have_their_shares():
    answers = [answer_to(1, f"{number}@agency.example", 1) for number in range(5_000)]
    assert answers == [answer_to(1, f"{number}@agency.example", 1) for number in range(5_000)]
    counted = Counter(answers)
    for answer, share in SHARES.items():
        assert counted[answer] / len(answers) == pytest.approx(share, rel=0.25)
    assert counted[Answer.OK] / len(answers) == pytest.approx(1 - sum(SHARES.values()), rel=0.05)


def test_the_next_try_may_have_another_answer():
    assert len({answer_to(1, "a@agency.example", number) for number in range(1, 40)}) > 1


@pytest.mark.parametrize(
    ("answer", "stored", "ambiguous"),
    [("204", True, False), ("500", False, False), ("429", False, False), ("reset", True, True), ("slow", True, True)],
)
def test_what_an_answer_leaves_behind(answer, stored, ambiguous):
    assert (Answer(answer).is_stored, Answer(answer).is_ambiguous) == (stored, ambiguous)


def test_a_receipt_that_is_being_written_is_left_out(tmp_path: Path):
    assert receipts(tmp_path) == []
    (tmp_path / LOG).write_text('{"key": "k", "reference": "CA-1", "answer": "204"}\n{"key": "l", "ref')
    assert receipts(tmp_path) == [Receipt("k", "CA-1", Answer.OK)]


def test_what_became_of_each_inquiry():
    arrived = {
        HERE: Counter({("a", "CA-1"): 1, ("b", "CA-2"): 3, ("c", "CA-3"): 1, ("d", "CA-4"): 1}),
        THERE: Counter({("e", "CA-1"): 2}),
    }
    rows = [
        Row("CA-1", HERE, "delivered", False),
        Row("CA-2", THERE, "dead", True),
        Row("CA-3", THERE, "dead", False),
        Row("CA-4", THERE, "delivered", False),
    ]
    found = tally(["CA-1", "CA-2", "CA-3", "CA-4", "CA-5"], arrived, rows)
    # CA-3: nobody was told. CA-4: the row claims what the receiver does not have. CA-5 has no rows at all.
    assert found == Tally(acknowledged=5, delivered=1, lost=3, dead=1, without_receipt=1, duplicates=3)


def test_one_key_is_a_duplicate_whatever_it_says():
    """The same key under two references is one delivery sent twice, and worse."""
    arrived = {HERE: Counter({("a", "CA-1"): 1, ("a", "CA-2"): 1})}
    assert tally([], arrived, []).duplicates == 1


def test_a_run_that_keeps_every_bar_has_nothing_to_say():
    assert broken(figures()) == []


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (with_tally(acknowledged=9), "1 never saw a reference"),
        (with_tally(lost=2), "2 lost"),
        (with_tally(without_receipt=1), "1 delivered without a receipt"),
        (with_tally(duplicates=8), "8 duplicates"),
        (figures(twice=1), "1 stored twice"),
        (figures(left_in_peace=1), "1 not delivered in peace"),
        (figures(in_peace=1), "1 duplicates in peace"),
        (figures(drained=Bar(21.5, 21)), "not drained within 21.0 s"),
        (figures(interrupted=0), "no kill met a delivery"),
    ],
    ids=["unanswered", "lost", "receipt", "duplicates", "twice", "unmade", "peace", "drain", "harmless"],
)
def test_each_bar_can_be_broken(run, words):
    assert broken(run) == [words]


def test_the_table_has_a_column_for_each_run():
    lines = table({"one": figures(), "two": figures(in_peace=3)}).splitlines()
    assert lines[0] == "|  | one | two | *bar* |"
    assert "| duplicates with no fault | 0 | 3 | 0 |" in lines
    assert {line.count("|") for line in lines} == {5}


@pytest.mark.parametrize(
    ("sent", "shares", "attempts", "count"),
    [
        ({"a": 1, "b": 1}, {"7": 1, "8": 1}, [("delivered", 2)], 0),
        ({"a": 1}, {"7": 1, "8": 1}, [("delivered", 2)], 1),
        ({"a": 2, "b": 1}, {"7": 1, "8": 2}, [("delivered", 2)], 1),
        ({"a": 1, "b": 1}, {"7": 2}, [("delivered", 2)], 1),
        ({"a": 1, "b": 1}, {"7": 1, "8": 1}, [("delivered", 1), ("interrupted", 1)], 1),
    ],
    ids=["kept", "missing", "twice", "alone", "attempts"],
)
def test_a_race_is_held_to_its_bars(sent, shares, attempts, count):
    ended = Race(Counter(sent), Counter(shares), attempts, 1.0)
    assert len(race_broken(ended, 2)) == count
    assert race_table({"SQLite": ended}, 2).startswith("|  | SQLite | *bar* |")


def test_the_factors_are_said():
    assert scale.in_words().startswith("lease 6 s (1/10)")
    assert scale.in_words().endswith("retry schedule and circuit breaker 1/500")


def test_the_report_keeps_what_people_wrote(tmp_path: Path):
    file = tmp_path / "reliability.md"
    file.write_text(f"Before.\n\n{report.BEGIN}\nold\n{report.END}\n\nAfter.\n")
    report.keep("a \\1 b", file)
    assert file.read_text() == f"Before.\n\n{report.BEGIN}\n\na \\1 b\n\n{report.END}\n\nAfter.\n"


def test_a_report_says_what_was_not_run():
    text = report.written(
        seed=5, size=Size(1, 9, SHORT), runs={"one": figures()}, races={}, race_rows=0, control=with_tally(lost=4),
        missing=["PostgreSQL + Redis, because Redis is not installed"], seconds=9,
    )  # fmt: skip
    assert "Seed 5." in text
    assert "Not run here: PostgreSQL + Redis, because Redis is not installed." in text
    assert "**4**" in text
