"""How often one sender may do one thing: fixed windows in the shared cache, for every form of the site."""

import time

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from cagp_site.settings.env import RateLimit


def is_over(limit: RateLimit | None, *, scope: str, sender: str) -> bool:
    """Count one more event of `sender` (an address, an e-mail; kept as a keyed hash only) and say if it is too many.

    `limit` None means no limit. A cache that does not answer never stands in the way of an inquiry: not over.
    The count is exact on Redis; on the file cache parallel events may be counted as one.
    """
    if limit is None or not sender:
        return False
    window = int(time.time() // limit.seconds)
    digest = salted_hmac("core.rate_limits", sender.lower(), algorithm="sha256").hexdigest()
    key = f"rate:{scope}:{window}:{digest}"
    try:
        cache.add(key, 0, timeout=limit.seconds)
        return int(cache.incr(key)) > limit.events
    except Exception:
        return False
