"""The Hebrew edition: the pages that a prospect reads before writing, and one article. Paths are those of the English.

Names that Hebrew papers write in Hebrew letters are written so here too: a field of plain text cannot mark a language.
"""

from cagp_site.demo.entry import Edition

from . import home, insights, pages, services
from .remarks import REMARKS
from .snippets import SNIPPETS

ENTRIES = (home.HOME, *services.ENTRIES, home.INSIGHTS, *insights.ENTRIES, *pages.ENTRIES)
EDITION = Edition("he", ENTRIES, SNIPPETS, REMARKS)
