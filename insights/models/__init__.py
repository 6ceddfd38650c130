"""Articles and what describes them."""

from .author import Author
from .page import InsightIndexPage, InsightPage
from .topic import Topic

__all__ = ["Author", "InsightIndexPage", "InsightPage", "Topic"]
