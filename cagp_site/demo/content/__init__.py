"""The demo content, as plain data: a module per subject. Parents come before their children."""

from cagp_site.demo.entry import Edition

from . import hebrew, home, insights, pages, services
from .remarks import REMARKS
from .snippets import SNIPPETS

ENTRIES = (home.HOME, *services.ENTRIES, home.INSIGHTS, *insights.ENTRIES, *pages.ENTRIES)

# The first is the original: the site starts at its home page, and the others are its translations.
EDITIONS = (Edition("en", ENTRIES, SNIPPETS, REMARKS), hebrew.EDITION)
