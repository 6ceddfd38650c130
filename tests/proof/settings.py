"""Settings of the site under proof: what `make run` uses, and one app more that takes orders from the proof."""

import os

from cagp_site.settings.dev import *  # noqa: F403 - settings are a delta of another module
from cagp_site.settings.dev import INSTALLED_APPS, VAR

INSTALLED_APPS = [*INSTALLED_APPS, "tests.proof.site"]
# Files in here are the orders: when a process is to kill itself, by how much the clock is wrong.
PROOF_ORDERS = VAR / "proof"
# Off for the control alone: then messages are the queue, as in a site that was never meant to be killed.
PROOF_OUTBOX = os.environ.get("PROOF_OUTBOX", "on") == "on"
