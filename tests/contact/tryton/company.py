"""Puts two companies and users of the website into a fresh Tryton database; prints as JSON what the tests have to know.

Runs in Tryton's own Python, which has nothing of ours: `python company.py trytond.conf database`.
"""

# ruff: noqa: T201 - what it prints is its answer

import json
import sys
from typing import Any

from trytond import config

config.update_etc(sys.argv[1])

from trytond.pool import Pool  # noqa: E402 - reads the configuration when it is imported
from trytond.transaction import Transaction  # noqa: E402

ROOT = 0


def fill() -> dict[str, Any]:
    """The IDs of the companies, and the application key of each user by login."""
    currency = saved("currency.currency", name="Euro", code="EUR", symbol="€")
    ours, other = (company(name, currency) for name in ("Crossed Arrows", "Another Company"))
    get_id = Pool().get("ir.model.data").get_id
    groups = {
        "website": Pool().get("res.group")(get_id("sale_opportunity", "group_opportunity")),
        "blind": group_that_only_makes("sale.opportunity"),
        "stranger": saved("res.group", name="Strangers"),
    }
    return {
        "company": ours.id,
        "other_company": other.id,
        "keys": {login: key_of(login, group, ours) for login, group in groups.items()},
    }


def company(name: str, currency: Any) -> Any:
    """A company is a party with a currency."""
    return saved("company.company", party=saved("party.party", name=name), currency=currency)


def group_that_only_makes(model: str) -> Any:
    """Its users make records that they may not read."""
    group = saved("res.group", name="Blind")
    saved(
        "ir.model.access",
        model=model,
        group=group,
        perm_read=False,
        perm_write=False,
        perm_create=True,
        perm_delete=False,
    )
    return group


def key_of(login: str, group: Any, current: Any) -> str:
    """The application key of a new user."""
    user = saved("res.user", login=login, name=login, groups=[group], companies=[current], company=current)
    return saved("res.user.application", user=user, application="rest").key


def saved(model: str, /, **values: Any) -> Any:
    """A new record."""
    record = Pool().get(model)(**values)
    record.save()
    return record


if __name__ == "__main__":
    Pool.start()
    Pool(sys.argv[2]).init()
    with Transaction().start(sys.argv[2], ROOT):
        print(json.dumps(fill()))
