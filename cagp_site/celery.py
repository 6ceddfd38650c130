"""The Celery application. Tasks live in each app's `tasks.py`; settings in `settings.base` under `CELERY_`."""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cagp_site.settings.dev")

# By the scheme of a URL: kombu takes no class for it.
TRANSPORT_ALIASES["filesystem"] = "cagp_site.folder_broker:Transport"

app = Celery("cagp_site")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
