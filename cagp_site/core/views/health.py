"""Whether this process lives, and whether it can serve.

Never about deliveries: a dead CRM must not take the site away.
"""

from functools import lru_cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

Node = tuple[str, str]


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers; asks nothing of the database."""
    return _plain("ok")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and has every migration, else 503 with the reason in plain words."""
    try:
        missing = _unapplied()
    except Error as error:
        return _plain(f"The database does not answer ({type(error).__name__}).", 503)
    if missing:
        return _plain(f"The database lacks migrations of: {', '.join(missing)}.", 503)
    return _plain("ready")


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", status=status)


def _unapplied() -> list[str]:
    """Labels of the apps whose last migration the database lacks.

    Raises:
        django.db.Error: the database does not answer.
    """
    applied = set(MigrationRecorder(connection).applied_migrations())
    return sorted({app for (app, _name), stand_ins in _last_migrations().items() if not _has(applied, app, stand_ins)})


def _has(applied: set[Node], app: str, names: tuple[tuple[str, ...], ...]) -> bool:
    return any(all((app, name) in applied for name in group) for group in names)


@lru_cache(maxsize=1)
def _last_migrations() -> dict[Node, tuple[tuple[str, ...], ...]]:
    """The last migration of each app, with the names that count for it: its own, or all that it squashes.

    Read from the code once: a running process does not change its code.
    """
    loader = MigrationLoader(None, ignore_no_migrations=True)
    found: dict[Node, tuple[tuple[str, ...], ...]] = {}
    for node in loader.graph.leaf_nodes():
        replaced = tuple(name for _app, name in loader.get_migration(*node).replaces)
        found[node] = ((node[1],), replaced) if replaced else ((node[1],),)
    return found
