"""The services index and its six services, in the order of the menu: a module each."""

from . import cyber, export, index, industry, liaison, technology, training

ENTRIES = (
    index.ENTRY,
    liaison.ENTRY,
    industry.ENTRY,
    technology.ENTRY,
    export.ENTRY,
    training.ENTRY,
    cyber.ENTRY,
)
