"""Plain pages and the contact page in Hebrew: a module each."""

from . import about, accessibility, contact, privacy

ENTRIES = (about.ENTRY, contact.ENTRY, privacy.ENTRY, accessibility.ENTRY)
