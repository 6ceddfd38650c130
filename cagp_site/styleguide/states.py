"""The states of a component: what its template is given in each."""

from typing import Any

States = dict[str, dict[str, Any]]


def triple(full: Any, least: Any, long: Any) -> list[tuple[str, Any]]:
    """What most components have: all parts, no optional one, absurdly long."""
    return [("full", full), ("least", least), ("long", long)]
