"""Names that outlive an edit: a demo object is recognized by its translation key, derived from where it began."""

from uuid import UUID, uuid5

# Random once, fixed for ever: changing it would make every existing site look empty of demo content.
NAMESPACE = UUID("5b6c1f0e-0c55-4f0d-9a0b-6c1f3f2f7a52")


def page_key(path: str) -> UUID:
    """The translation key of the page that the content has at `path`; it stays when an editor moves the page."""
    return uuid5(NAMESPACE, f"page:{path}")


def snippet_key(key: str) -> UUID:
    """The translation key of a snippet."""
    return uuid5(NAMESPACE, f"snippet:{key}")


def remark_key(key: str) -> UUID:
    """The identity of a comment."""
    return uuid5(NAMESPACE, f"remark:{key}")


def block_id(*parts: str | int) -> str:
    """The id of a block, the same on every load: comments and translations hang on it."""
    return str(uuid5(NAMESPACE, "/".join(map(str, parts))))
