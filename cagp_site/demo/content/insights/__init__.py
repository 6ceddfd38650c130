"""The insights, newest first: a module each."""

from . import (
    export_rules_both_sides,
    joint_research_first,
    reading_the_memorandum,
    two_systems_one_line,
    warnings_across_borders,
    what_an_exercise_tests,
)

ENTRIES = (
    two_systems_one_line.ENTRY,
    what_an_exercise_tests.ENTRY,
    export_rules_both_sides.ENTRY,
    reading_the_memorandum.ENTRY,
    joint_research_first.ENTRY,
    warnings_across_borders.ENTRY,
)
