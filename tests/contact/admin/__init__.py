"""Tests of the desk in Wagtail's admin."""
