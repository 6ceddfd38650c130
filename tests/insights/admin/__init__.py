"""Tests of the moderators' desk in Wagtail's admin."""
