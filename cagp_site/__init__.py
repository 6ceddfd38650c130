"""The project package: settings, URLs, Celery, the runner, the demo content, and the core app."""

from .celery import app as celery_app

__all__ = ["celery_app"]
