"""The app that makes the first groups."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    """No models: groups are Django's own."""

    name = "cagp_site.people"
    label = "people"

    def ready(self) -> None:
        """Have the first groups made when `migrate` is done."""
        from .groups import create_groups  # noqa: PLC0415 - it imports models, which exist only now

        # Django sends the signal for apps with models only, so this one listens to the one whose data it guards.
        post_migrate.connect(create_groups, sender=apps.get_app_config("contact"), dispatch_uid="people.groups")
