"""What is given to an import: a file, a folder or a zip. Nothing outside of it is read."""

import posixpath
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from .errors import SourceRefused
from .limits import LARGEST_FILE, LARGEST_RATIO, LARGEST_UNPACKED, MOST_FILES, in_megabytes

_TEXTS = (".html", ".htm", ".xml", ".rss", ".md", ".markdown", ".txt")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Bundle:
    """Files by name, with `/` between folders."""

    name: str
    read: Callable[[str], bytes] = field(repr=False)
    """The bytes of one of `names`."""
    names: frozenset[str] = frozenset()
    is_single: bool = False

    @property
    def texts(self) -> list[str]:
        """What may be an article, in order; whatever a page brought along in its own folder is none."""
        if self.is_single:
            return sorted(self.names)
        return sorted(name for name in self.names if name.lower().endswith(_TEXTS) and not self._is_of_a_page(name))

    def _is_of_a_page(self, name: str) -> bool:
        folders = name.split("/")[:-1]
        return any(folder.startswith((".", "__MACOSX")) or folder.endswith(("_files", ".files")) for folder in folders)

    def picture(self, address: str, folder: str) -> str | None:
        """The name of the picture that an address means, as seen from a page in `folder`; None when it is not here."""
        wanted = path_in(address, folder)
        if wanted in self.names:
            return wanted
        # A builder's address names the file more than once, with sizes behind it: any part may be the file's name.
        parts = [unquote(part) for part in reversed(urlsplit(address).path.split("/"))]
        candidates = [part for part in parts if part.lower().endswith(_PICTURES)]
        by_name = {posixpath.basename(name).lower(): name for name in sorted(self.names, reverse=True)}
        return next((by_name[part.lower()] for part in candidates if part.lower() in by_name), None)


def path_in(address: str, folder: str) -> str:
    """Where an address leads from a folder of a bundle; empty when that is outside of it, or on the web."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return ""
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path).replace("\\", "/")))
    return "" if path == ".." or path.startswith(("../", "/")) else path


def opened(path: Path) -> Bundle:
    """A file, a folder or a zip on disk.

    Raises:
        SourceRefused: there is none, or it is too large or no honest zip.
    """
    try:
        if path.is_dir():
            return _folder(path)
        with path.open("rb") as file:
            return from_bytes(path.name, file.read(LARGEST_FILE + 1))
    except OSError as error:
        words = _("%(name)s cannot be read: %(error)s.")
        raise SourceRefused(words % {"name": path, "error": error.strerror or error}) from None


def from_bytes(name: str, data: bytes) -> Bundle:
    """A file that was uploaded or read.

    Raises:
        SourceRefused: it is empty or too large, or no honest zip.
    """
    if len(data) > LARGEST_FILE:
        words = _("%(name)s is larger than %(limit)s, the most that an import takes. Divide it.")
        raise SourceRefused(words % {"name": name, "limit": in_megabytes(LARGEST_FILE)})
    if not data.strip():
        raise SourceRefused(_("%(name)s is empty.") % {"name": name})
    if data.startswith(_ZIP) or name.lower().endswith(".zip"):
        return _zip(name, data)
    return Bundle(name, lambda _name: data, frozenset({name}), is_single=True)


def _folder(folder: Path) -> Bundle:
    root = folder.resolve()
    paths: dict[str, Path] = {}
    total = 0
    for path in _walk(root):
        total += path.stat().st_size
        paths[path.relative_to(root).as_posix()] = path
        if len(paths) > MOST_FILES or total > LARGEST_UNPACKED:
            raise SourceRefused(_too_much(str(folder)))

    def read(name: str) -> bytes:
        path = paths[name]
        if path.stat().st_size > LARGEST_FILE:
            words = _("%(name)s is larger than %(limit)s, the most that an import takes. Divide it.")
            raise SourceRefused(words % {"name": name, "limit": in_megabytes(LARGEST_FILE)})
        return path.read_bytes()

    return Bundle(str(folder), read, frozenset(paths))


def _walk(root: Path) -> Iterator[Path]:
    """Every file that really lies inside; a link that leads out is not followed."""
    waiting = [root]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                continue
            if path.is_dir() and not path.is_symlink():
                waiting.append(path)
            elif path.is_file():
                yield path


def _zip(name: str, data: bytes) -> Bundle:
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise SourceRefused(_("%(name)s is no whole zip: cut off, or something else.") % {"name": name}) from None
    members = {info.filename: info for info in archive.infolist() if not info.is_dir()}
    unpacked = sum(info.file_size for info in members.values())
    if len(members) > MOST_FILES or unpacked > min(LARGEST_UNPACKED, max(LARGEST_RATIO * len(data), 1_000_000)):
        raise SourceRefused(_too_much(name))
    for info in members.values():
        if info.flag_bits & 1:
            raise SourceRefused(_("%(name)s is locked with a password.") % {"name": name})
        if path_in(info.filename, "") != info.filename or stat.S_ISLNK(info.external_attr >> 16):
            words = _("%(name)s holds “%(member)s”, which leads out of it.")
            raise SourceRefused(words % {"name": name, "member": info.filename[:80]})
    left = [LARGEST_UNPACKED]

    def read(member: str) -> bytes:
        # What the directory of a zip says about sizes need not be true.
        content = _unpacked(archive, members[member], name)
        left[0] -= len(content)
        if left[0] < 0:
            raise SourceRefused(_too_much(name))
        return content

    return Bundle(name, read, frozenset(members))


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    try:
        with archive.open(info) as file:
            content = file.read(LARGEST_FILE + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        words = _("“%(member)s” in %(name)s cannot be unpacked: the zip is damaged.")
        raise SourceRefused(words % {"name": name, "member": info.filename}) from None
    if len(content) > LARGEST_FILE:
        raise SourceRefused(_too_much(name))
    return content


def _too_much(name: str) -> str:
    words = _("%(name)s holds too much: at most %(files)d files and %(limit)s, unpacked.")
    return words % {"name": name, "files": MOST_FILES, "limit": in_megabytes(LARGEST_UNPACKED)}
