"""Settings of the processes that race for the same rows: the tests' own, with a channel that leaves a mark."""

from cagp_site.settings.test import *  # noqa: F403 - settings are a delta of another module

CONTACT_CHANNELS = ("tests.faults.racer.MarkChannel",)
