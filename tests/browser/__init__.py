"""Browser tests: Debian's Chromium against a real `manage.py start`."""
