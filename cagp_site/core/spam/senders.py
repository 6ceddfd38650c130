"""What an e-mail address says of its owner."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_noop

from .listing import listed
from .reasons import Reason

DISPOSABLE = gettext_noop("The e-mail address is from a service for throw-away addresses.")
SCATTERED = Reason(25, gettext_noop("The e-mail address is chopped up with dots, as programs do."))
NAMES_A_TRADE = gettext_noop("The e-mail address names what spam sells.")
# Parts of the names that such firms give themselves, from public knowledge.
_TRADES = re.compile(
    "seo|serp|rank|backlink|guestpost|leads|leadgen|b2bdata|casino|slot|spin|jackpot|lucky|betting|loan|lend|cashnow|pharm|"
    "meds|pills|crypto|coin|forex|profit|traffic|follower|viral|smm|webdesign|pixel|promo|bonus|outreach|outsourc|"
    "marketing|growth|boost|dating|hosting|solar|toner|discount|deals|cheap|replica|essay|award|insur|hacker|recovery"
)


def sender_reasons(email: str) -> Iterator[Reason]:
    """Signs in an address. None is enough by itself."""
    local, _at, domain = email.strip().lower().rpartition("@")
    if found := disposable_part(domain):
        yield Reason(40, DISPOSABLE, found=(found,))
    if trade := _TRADES.search(f"{local}@{domain}"):
        yield Reason(15, NAMES_A_TRADE, found=(trade[0],))
    if len(re.findall(r"\.", local)) > 3 and len(local) < 6 * local.count("."):
        yield SCATTERED


def disposable_part(domain: str) -> str:
    """The listed domain that `domain` is or lies under; empty when there is none."""
    labels = domain.rstrip(".").split(".")
    parts = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((part for part in parts if part in listed("disposable_domains")), "")
