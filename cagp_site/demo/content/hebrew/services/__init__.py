"""The services index and its six services in Hebrew: a module each."""

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
