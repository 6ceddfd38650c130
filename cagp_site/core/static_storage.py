"""Where collected static files lie: stylesheets joined, names with a hash, compressed beforehand."""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from .stylesheet import join

Paths = dict[str, tuple[Storage, str]]


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's, with the imports of our stylesheets joined into one file each before it is hashed."""

    joined = ("css/site.css",)
    """The stylesheets that pages link to."""

    def post_process(self, paths: Paths, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Join, then hash and compress all."""
        if not dry_run:
            paths = {**paths, **{name: self._join(name, paths) for name in self.joined if name in paths}}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _join(self, name: str, paths: Paths) -> tuple[Storage, str]:
        """The joined file as a source for the steps that follow; the copy without a hash is the same."""

        def read(path: str) -> str:
            storage, source = paths[path]
            with storage.open(source) as file:
                return file.read().decode()

        text = join(name, read).encode()
        memory = InMemoryStorage()
        memory.save(name, ContentFile(text))
        self.delete(name)
        self.save(name, ContentFile(text))
        return memory, name
