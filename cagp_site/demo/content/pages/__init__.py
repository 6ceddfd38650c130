"""Plain pages and the contact page: a module each."""

from . import about, accessibility, contact, privacy, terms

ENTRIES = (about.ENTRY, contact.ENTRY, privacy.ENTRY, terms.ENTRY, accessibility.ENTRY)
