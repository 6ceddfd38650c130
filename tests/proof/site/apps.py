"""The app that puts all this in its place when a process of the site starts."""

from django.apps import AppConfig
from django.conf import settings

from tests.proof import orders


class ProofConfig(AppConfig):
    """Has no models and no pages."""

    name = "tests.proof.site"
    label = "proof"

    def ready(self) -> None:
        """Put clock, places of death and, for the control, the other queue in place."""
        from . import clock, direct, places  # noqa: PLC0415 - import models, which exist now

        clock.install(settings.PROOF_ORDERS / orders.CLOCK)
        places.install(settings.PROOF_ORDERS)
        if not settings.PROOF_OUTBOX:
            direct.install()
