"""Tests of contact's management commands."""
