"""What ends an import before anything is changed."""


class SourceRefused(Exception):
    """A source that cannot be taken; its text says why, in plain words for whoever gave it."""
