"""By how much the site's waits are shorter than in operation, so that a proof takes minutes and not days."""

LEASE_SECONDS, DEADLINE_SECONDS, SWEEP_SECONDS = 6.0, 1.5, 0.5
RETRY_SCALE = 0.002

SETTINGS = {
    "CONTACT_LEASE_SECONDS": f"{LEASE_SECONDS:g}",
    "CONTACT_DEADLINE_SECONDS": f"{DEADLINE_SECONDS:g}",
    "CONTACT_SWEEP_SECONDS": f"{SWEEP_SECONDS:g}",
    "CONTACT_RETRY_SCALE": f"{RETRY_SCALE:g}",
}
# As they are in operation (cagp_site/settings/contact.py).
IN_OPERATION = {
    "CONTACT_LEASE_SECONDS": 60.0,
    "CONTACT_DEADLINE_SECONDS": 15.0,
    "CONTACT_SWEEP_SECONDS": 2.0,
    "CONTACT_RETRY_SCALE": 1.0,
}
WORDS = {
    "CONTACT_LEASE_SECONDS": "lease",
    "CONTACT_DEADLINE_SECONDS": "deadline of a try",
    "CONTACT_SWEEP_SECONDS": "sweep",
    "CONTACT_RETRY_SCALE": "retry schedule and circuit breaker",
}


def in_words() -> str:
    """Every factor, such as `lease 6 s (1/10)`; the schedule has no unit."""
    return "; ".join(_factor(name) for name in WORDS)


def _factor(name: str) -> str:
    value, real = float(SETTINGS[name]), IN_OPERATION[name]
    share = f"1/{real / value:g}"
    return f"{WORDS[name]} {share if real == 1 else f'{value:g} s ({share})'}"
