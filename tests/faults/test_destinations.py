"""Mail server and CRM down: the prospect does not notice, and everything arrives when they are back."""

import httpx2
import pytest

from tests.network import Gate
from tests.processes import eventually, free_ports

from .outbox import add_webhook, all_delivered, outcomes, states
from .prospect import Prospect
from .receiver import Receiver
from .stacks import Ground

pytestmark = pytest.mark.faults
INQUIRIES = 2


def test_mail_and_crm_down_and_back(ground: Ground) -> None:
    """What could not be sent waits, each try is on record, and all of it arrives once both are back."""
    smtp_port = free_ports(1)
    with Receiver() as crm, Gate(crm.port) as crm_door, Gate(smtp_port) as mail_door:
        site = ground.site(
            MAILBOX_SMTP_PORT=str(smtp_port),
            EMAIL_URL=f"smtp://127.0.0.1:{mail_door.port}",
            CONTACT_ALLOWED_PRIVATE_HOSTS=f"127.0.0.1:{crm_door.port}",
            CONTACT_RETRY_SCALE="0.005",
        )
        add_webhook(site, f"http://127.0.0.1:{crm_door.port}/leads")
        crm_door.shut()
        mail_door.shut()
        with site, Prospect(site) as prospect:
            form = prospect.reads()
            asked = [prospect.asks(form, email=f"{number}@agency.example") for number in range(INQUIRIES)]
            assert all(outcome.reference for outcome in asked)
            assert min(outcome.seconds for outcome in asked) < 1.5
            for name in ("Office", "Acknowledgement", "CRM"):
                eventually(
                    lambda name=name: outcomes(ground, name).count("try_again") >= 3, 60, what=f"tries at {name}"
                )
            # The hook inbox of the site is up all the while, and nothing stands in front of it.
            eventually(lambda: states(ground) == {"delivered": INQUIRIES, "waiting": 3 * INQUIRIES}, 60)
            crm_door.open()
            mail_door.open()
            all_delivered(ground, 4 * INQUIRIES)
            references = {outcome.reference for outcome in asked}
            assert crm.references == references
            mails = httpx2.get(site.mailbox_url(), trust_env=False).json()
            assert {mail["subject"] for mail in mails if "alert" not in mail["subject"]} == {
                subject.format(reference)
                for reference in references
                for subject in ("Inquiry {}: An agency", "We have your inquiry: {}")
            }
