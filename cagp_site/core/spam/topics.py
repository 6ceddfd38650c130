"""What spam is about. A topic's phrases are in `vocabulary/`; how much they weigh depends on what it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from .phrases import Hit, apart, hits, vocabulary
from .reasons import Reason

# Points by weight of what was found: a phrase under `strong` weighs two, any other one. A single word weighs too
# little for quarantine, whatever the topic.
SOLD_NOWHERE_HERE = (0, 10, 40, 70, 95, 115, 130)
SOLD_TO_EVERYBODY = (0, 10, 40, 65, 85, 100, 115)
GOODS = (0, 10, 30, 45, 60, 75, 90, 105)


@dataclass(frozen=True)
class Topic:
    """One kind of spam."""

    name: str
    words: str
    points: tuple[int, ...]

    @property
    def is_hard(self) -> bool:
        """Whether nothing honest in the rest of the letter makes up for it."""
        return self.points is SOLD_NOWHERE_HERE


TOPICS = (
    Topic("gambling", gettext_noop("It is about gambling."), SOLD_NOWHERE_HERE),
    Topic("adult", gettext_noop("It is about sex or bait of that kind."), SOLD_NOWHERE_HERE),
    Topic("pharma", gettext_noop("It is about medicine, cures or drugs."), SOLD_NOWHERE_HERE),
    Topic("crypto", gettext_noop("It is about coins, trading or recovering lost money."), SOLD_NOWHERE_HERE),
    Topic("loans", gettext_noop("It offers loans or funding."), SOLD_NOWHERE_HERE),
    Topic("advance_fee", gettext_noop("It promises a fortune, or a share in a deal."), SOLD_NOWHERE_HERE),
    Topic("phishing", gettext_noop("It threatens, or asks for an account or a payment."), SOLD_NOWHERE_HERE),
    Topic("illicit", gettext_noop("It offers forgeries, hacking or spells."), SOLD_NOWHERE_HERE),
    Topic("followers", gettext_noop("It sells followers, reviews or visitors."), SOLD_NOWHERE_HERE),
    Topic("income", gettext_noop("It promises easy money."), SOLD_NOWHERE_HERE),
    Topic("seo", gettext_noop("It is about places in search engines."), SOLD_TO_EVERYBODY),
    Topic("links", gettext_noop("It is about paid links or articles."), SOLD_TO_EVERYBODY),
    Topic("leads", gettext_noop("It is about lists of contacts or appointments."), SOLD_TO_EVERYBODY),
    Topic("web", gettext_noop("It is about web design, apps or hosting."), SOLD_TO_EVERYBODY),
    Topic("marketing", gettext_noop("It is about advertising, videos, press or awards."), SOLD_TO_EVERYBODY),
    Topic("outsourcing", gettext_noop("It is about staff or services for rent."), SOLD_TO_EVERYBODY),
    Topic("household", gettext_noop("It is about what every business is offered."), SOLD_TO_EVERYBODY),
    Topic("supplier", gettext_noop("It is about goods from a catalog."), GOODS),
)


def topic_reasons(folded: str) -> Iterator[Reason]:
    """The topics of a folded text."""
    for topic in TOPICS:
        found, weight = weighed(topic.name, folded)
        points = topic.points[min(weight, len(topic.points) - 1)]
        if points:
            yield Reason(points, topic.words, found=found, is_hard=topic.is_hard and weight > 2)


def weighed(name: str, folded: str) -> tuple[tuple[str, ...], int]:
    """The words of a topic that a text holds, and their weight together."""
    lists = vocabulary(name)
    strong = list(hits(lists["strong"], folded))
    weak = [hit for key, phrases in lists.items() if key != "strong" for hit in hits(phrases, folded)]
    kept = apart([*strong, *weak])
    return _in_order(kept), sum(2 if hit in strong else 1 for hit in kept)


def _in_order(found: list[Hit]) -> tuple[str, ...]:
    return tuple(hit.words for hit in sorted(found, key=lambda hit: hit.start))
