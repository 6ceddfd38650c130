"""Measures a real `manage.py start` side by side, and writes docs/benchmarks.md. Never part of the tests."""
