"""The demo content, as plain data: a module per subject. Parents come before their children."""

from . import home, insights, pages, services

ENTRIES = (home.HOME, *services.ENTRIES, home.INSIGHTS, *insights.ENTRIES, *pages.ENTRIES)
