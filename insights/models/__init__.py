"""Articles and what describes them."""

from .author import Author
from .index import InsightIndexPage
from .page import InsightPage
from .topic import Topic

__all__ = ["Author", "InsightIndexPage", "InsightPage", "Topic"]
