"""Articles and what describes them."""

from .author import Author
from .imported import ImportedInsight, ImportUpload
from .index import InsightIndexPage
from .page import InsightPage
from .topic import Topic

__all__ = ["Author", "ImportUpload", "ImportedInsight", "InsightIndexPage", "InsightPage", "Topic"]
