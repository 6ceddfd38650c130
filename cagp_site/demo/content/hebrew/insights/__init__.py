"""The Hebrew insights: a module each."""

from . import two_systems_one_line

ENTRIES = (two_systems_one_line.ENTRY,)
