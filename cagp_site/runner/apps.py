"""The runner app: it has commands only, no models."""

from django.apps import AppConfig


class RunnerConfig(AppConfig):
    """Starts and watches the processes of the site."""

    name = "cagp_site.runner"
    label = "runner"
