"""The Celery application. Tasks live in each app's `tasks.py`; settings in `settings.base` under `CELERY_`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cagp_site.settings.dev")

app = Celery("cagp_site")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
