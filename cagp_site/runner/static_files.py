"""Static files as production sends them: collected again when a source changed, and only then."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from cagp_site.core import static_storage, stylesheet

Say = Callable[[str], None]
# A change in these changes what is collected from the same sources.
MAKERS = (static_storage, stylesheet)


def collect_if_changed(say: Say) -> None:
    """Bring STATIC_ROOT to where the sources are; with DEBUG files come straight from the sources."""
    if settings.DEBUG:
        return
    mark, now = _mark(), _fingerprint()
    if mark.exists() and mark.read_text() == now:
        return
    say("collecting the static files")
    mark.unlink(missing_ok=True)  # a start that is interrupted here collects again
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now)


def _mark() -> Path:
    """Beside the collected files, not among them: those are served."""
    return settings.STATIC_ROOT.with_name(f"{settings.STATIC_ROOT.name}.sources")


def _fingerprint() -> str:
    """The names, sizes and times of all sources. Reading all of them would take longer than the start allows."""
    return hashlib.sha256("\n".join(sorted(_sources())).encode()).hexdigest()


def _sources() -> Iterator[str]:
    for finder in finders.get_finders():
        for name, storage in finder.list(None):
            yield f"{name} {_state(Path(storage.path(name)))}"
    for maker in MAKERS:
        yield f"{maker.__name__} {_state(Path(str(maker.__file__)))}"


def _state(path: Path) -> str:
    state = path.stat()
    return f"{state.st_size} {state.st_mtime_ns}"
