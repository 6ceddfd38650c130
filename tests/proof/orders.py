"""The files through which the proof gives orders to the site's own processes; see `tests/proof/site`."""

CLOCK = "clock"
"""Holds by how many seconds the clock is wrong."""
BEFORE_COMMIT, AFTER_COMMIT = "kill-before-commit", "kill-after-commit"
"""Where the next web server is to kill itself."""
