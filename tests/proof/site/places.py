"""The places where a web server kills itself when a file says so: before the commit, and right after it."""

import os
import signal
from pathlib import Path
from typing import Any

from django.db.models.signals import post_save

from contact import intake
from contact.models import Inquiry
from tests.proof.orders import AFTER_COMMIT, BEFORE_COMMIT


def install(folder: Path) -> None:
    """Watch for orders in `folder` at both places, in whichever process stores an inquiry."""
    wake = intake.wake

    def stored(**_signal: Any) -> None:
        die_if(folder / BEFORE_COMMIT)

    def committed() -> None:
        die_if(folder / AFTER_COMMIT)
        wake()

    post_save.connect(stored, sender=Inquiry, weak=False)
    intake.wake = committed


def die_if(order: Path) -> None:
    """SIGKILL to this process if the order is there; it is taken away first, so that one dies."""
    try:
        order.unlink()
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGKILL)
