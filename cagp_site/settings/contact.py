"""Inquiries and their deliveries: what the contact app reads."""

from environs import validate

from .env import env

# The page type whose pages an inquiry can be about. A setting, because contact must not import home.
CONTACT_SUBJECT_PAGE_MODEL = "home.ServicePage"
CONTACT_CHANNELS: list[str] = env.list("CONTACT_CHANNELS", ["built-in"])
CONTACT_ALLOWED_PRIVATE_HOSTS: list[str] = env.list("CONTACT_ALLOWED_PRIVATE_HOSTS", [])
# Where HubSpot answers. Another address is for rehearsals, and for a proxy that a firm puts in front of it.
HUBSPOT_API_URL = env.str("HUBSPOT_API_URL", "https://api.hubapi.com").rstrip("/")
CONTACT_RATE_LIMIT = env.rate_limit("CONTACT_RATE_LIMIT", "20/h")
CONTACT_ALERT_EMAILS: list[str] = env.list("CONTACT_ALERT_EMAILS", [])
# A second path for alerts: signed as any webhook, with a secret such as a destination's (whsec_...).
CONTACT_ALERT_WEBHOOK_URL = env.str("CONTACT_ALERT_WEBHOOK_URL", "")
CONTACT_ALERT_WEBHOOK_SECRET = env.str("CONTACT_ALERT_WEBHOOK_SECRET", "")
# Days on which nobody has to look at the quarantine, 0 for Monday.
CONTACT_WEEKEND = env.weekend("CONTACT_WEEKEND", "sat,sun")
# A synthetic inquiry that goes the whole way; 0 for none.
CONTACT_CANARY_MINUTES = env.float("CONTACT_CANARY_MINUTES", 15.0, validate=validate.Range(0))
CONTACT_ENCRYPTION_KEYS: list[str] = env.list("CONTACT_ENCRYPTION_KEYS", [])
# A try has to end (deadline) well before another worker may take the row (lease).
CONTACT_DEADLINE_SECONDS = env.float("CONTACT_DEADLINE_SECONDS", 15.0)
CONTACT_LEASE_SECONDS = env.float("CONTACT_LEASE_SECONDS", 60.0)
CONTACT_SWEEP_SECONDS = env.float("CONTACT_SWEEP_SECONDS", 2.0)
# Scales the retry schedule and the circuit breaker; below 1 only in rehearsals and tests.
CONTACT_RETRY_SCALE = env.float("CONTACT_RETRY_SCALE", 1.0)
CONTACT_OVERDUE_MINUTES = env.float("CONTACT_OVERDUE_MINUTES", 15.0)
