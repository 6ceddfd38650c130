"""The insights, newest first: a module each."""

from . import (
    cyber_is_a_border,
    export_rules_both_sides,
    joint_research_bird,
    reading_the_memorandum,
    two_systems_one_line,
    what_an_exercise_tests,
)

ENTRIES = (
    two_systems_one_line.ENTRY,
    what_an_exercise_tests.ENTRY,
    export_rules_both_sides.ENTRY,
    reading_the_memorandum.ENTRY,
    joint_research_bird.ENTRY,
    cyber_is_a_border.ENTRY,
)
