"""Subresource integrity: what a browser has to find in a script or stylesheet of ours, or not use it."""

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage


def integrity(name: str) -> str:
    """The value of `integrity` for the file that `{% static name %}` leads to.

    Raises:
        ValueError: there is no such file.
    """
    path = Path(_path_of(name))
    try:
        # The time of the last change: a file that is edited under DEBUG has another hash from then on.
        return _digest(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise ValueError(f"{name} is not among the static files: {error.strerror}") from None


def _path_of(name: str) -> str:
    if isinstance(staticfiles_storage, ManifestFilesMixin):
        return str(staticfiles_storage.path(staticfiles_storage.stored_name(name)))
    return str(finders.find(name) or staticfiles_storage.path(name))


@lru_cache(maxsize=128)
def _digest(path: Path, _changed: int) -> str:
    return f"sha384-{base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()}"
