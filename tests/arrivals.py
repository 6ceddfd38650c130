"""What arrived in a running site's mailbox and hook inbox, as programs read it."""

import json
import urllib.request
from typing import Any

from tests.processes import RunningSite, eventually


def mails_to(site: RunningSite, address: str) -> list[dict[str, Any]]:
    """All mails to an address, newest first."""
    return [mail for mail in _read(site.mailbox_url()) if address in mail["recipients"]]


def headers_of(mail: dict[str, Any]) -> dict[str, str]:
    """Headers by their name in small letters."""
    return {name.lower(): value for name, value in mail["headers"]}


def hooks_of(site: RunningSite, **wanted: str) -> list[dict[str, Any]]:
    """All webhooks, newest first, whose `data` has these values; each with its parsed `data`."""
    hooks = [{**hook, "data": json.loads(hook["body"])["data"]} for hook in _read(site.hook_inbox_url())]
    return [hook for hook in hooks if all(hook["data"].get(name) == value for name, value in wanted.items())]


def the_hook(site: RunningSite, **wanted: str) -> dict[str, Any]:
    """The one webhook with these values, waited for."""
    hooks = eventually(lambda: hooks_of(site, **wanted), 30, what=f"a webhook with {wanted}")
    assert len(hooks) == 1, f"{len(hooks)} webhooks with {wanted}"
    return hooks[0]


def the_mail(site: RunningSite, address: str) -> dict[str, Any]:
    """The one mail to this address, waited for."""
    mails = eventually(lambda: mails_to(site, address), 30, what=f"a mail to {address}")
    assert len(mails) == 1, f"{len(mails)} mails to {address}"
    return mails[0]


def _read(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)
