"""The way through a page with Tab, and back."""

from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

from . import ask

OPEN_ALL = "[...document.querySelectorAll('details')].map((each) => each.open = true).length"
CLOSE_ALL = "document.querySelectorAll('details').forEach((each) => each.open = false)"


def walk(page: Page) -> list[str]:
    """Tab from the first stop to the last and on, Shift+Tab back.

    Every stop in the document's order, seen at each; nothing keeps the focus.
    """
    count = ask(page, "listStops")
    ask(page, "startOver")
    forth = [_press(page, "Tab") for _each in range(count)]
    beyond = _press(page, "Tab")
    back = [_return(page, count - 1), *(_press(page, "Shift+Tab") for _each in range(count - 1))]
    faults = [look["fault"] for look in (*forth, *back) if look["fault"]]
    faults += _out_of_order(page, forth, list(range(count)), "Tab")
    faults += _out_of_order(page, back, list(reversed(range(count))), "Shift+Tab")
    if count and beyond["stop"] == count - 1:
        faults.append(f"the focus cannot leave {beyond['name']}")
    return list(dict.fromkeys([*faults, *_jumps(page, forth)]))


def fault_of_focus(page: Page) -> str:
    """What is wrong with the place where the focus is; empty when a reader sees it, and all of it."""
    return ask(page, "faultOfFocus", True)


def open_all(page: Page) -> int:
    """Open every disclosure; how many there were."""
    return page.evaluate(OPEN_ALL)


def close_all(page: Page) -> None:
    """Close every disclosure."""
    page.evaluate(CLOSE_ALL)


def _press(page: Page, key: str) -> dict[str, Any]:
    page.keyboard.press(key)
    return ask(page, "lookAtFocus")


def _return(page: Page, last: int) -> dict[str, Any]:
    """Shift+Tab to the last stop: behind it lies the browser's own edge, with the document itself before or after."""
    looks = (_press(page, "Shift+Tab") for _each in range(3))
    return next((look for look in looks if look["stop"] == last), None) or ask(page, "lookAtFocus")


def _out_of_order(page: Page, looks: list[dict[str, Any]], expected: list[int], key: str) -> list[str]:
    for look, stop in zip(looks, expected, strict=True):
        if look["stop"] != stop:
            return [f"{key} leads to {look['name']} where {ask(page, 'nameOfStop', stop)} is next"]
    return []


def _jumps(page: Page, looks: list[dict[str, Any]]) -> list[str]:
    """Steps up the page that do not lead into the next column."""
    is_rtl = page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    faults = []
    for before, after in pairwise(looks):
        here, there = before["box"], after["box"]
        is_above = there["bottom"] <= here["top"]
        is_beside = there["right"] <= here["left"] if is_rtl else there["left"] >= here["right"]
        if is_above and not is_beside:
            faults.append(f"from {before['name']} the focus jumps up to {after['name']}")
    return faults
