"""Keeps what readers looked for and did not find, with nothing that says who looked."""

import logging
import re

from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.utils import timezone

from ..client_address import client_address, sender_network
from ..models import SearchMiss
from ..rate_limits import is_over

logger = logging.getLogger(__name__)

# A question of more letters is a text that somebody pasted.
LONGEST = 80
# Different questions kept of one day: a flood of them is none of readers.
MOST_A_DAY = 500
# An address of a person or a number of one (a telephone, an identity card) is not kept, whoever typed it.
PERSONAL = re.compile(r"@|(?:\d[\s().+-]*){7}")
BOT = re.compile(r"bot|crawl|spider|slurp|scan|monitor|python-|curl|wget", re.IGNORECASE)


def record(request: HttpRequest, query: str, words: str, language: str) -> None:
    """Count a question without an answer, if it is one that editors can learn from. Never raises.

    `query` is what was typed, `words` the words of it.
    """
    said = words.lower()
    if not _is_worth_it(query, said) or _is_from_a_bot(request):
        return
    try:
        with transaction.atomic():
            if SearchMiss.objects.filter(day=timezone.localdate()).count() < MOST_A_DAY:
                SearchMiss.objects.count_one(said, language)
    except DatabaseError as error:
        # Of a database that is read only, full or busy: a reader's answer does not depend on it.
        logger.warning("A search without a result was not counted: %s", type(error).__name__)


def _is_worth_it(query: str, said: str) -> bool:
    return len(said) > 2 and len(query) <= LONGEST and not PERSONAL.search(query)


def _is_from_a_bot(request: HttpRequest) -> bool:
    if BOT.search(request.headers.get("User-Agent", "")):
        return True
    sender = sender_network(client_address(request))
    return is_over(settings.SEARCH_MISS_RATE_LIMIT, scope="search-miss", sender=sender)
