"""What every CRM channel shares: credentials, a mapping of fields, a plan of requests, and its preview."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from . import mapping, plan
from .base import Channel, Delivered, Preview, Shipment, TryAgain


class CrmChannel(Channel):
    """A channel that is a plan of HTTP requests. Its `config_form` has a `MappingField` named `mapping`."""

    reaches_staff = True

    @abstractmethod
    def plan(self, shipment: Shipment) -> Sequence[plan.Planned]:
        """The requests of one delivery in order. Pure: it looks nothing up, and the same shipment has the same plan.

        Raises:
            TryAgain: the settings do not say where to send (`needs_attention`).
            GiveUp: the lead lacks what the CRM cannot do without.
        """

    def deliver(self, shipment: Shipment) -> Delivered:
        """Carry the plan out.

        Raises:
            TryAgain, GiveUp: as `plan` and the tables of its steps raise them.
        """
        done = _("%(who)s has it from an earlier try.") % {"who": self.label}
        return plan.carry_out(self.plan(shipment), shipment, done)

    def preview(self, shipment: Shipment) -> Sequence[Preview]:
        """The requests of the plan.

        Raises:
            TryAgain, GiveUp: as `plan` raises them.
        """
        return plan.preview(self.plan(shipment), shipment)

    def secret(self, shipment: Shipment, name: str) -> str:
        """One of the credentials that `secret_form` asks for.

        Raises:
            TryAgain: nobody typed it in yet.
        """
        stored = str(shipment.secrets.get(name, ""))
        if not stored:
            label = self.secret_form.base_fields[name].label if self.secret_form else name
            raise TryAgain(_("The credential “%(label)s” is not set.") % {"label": label}, needs_attention=True)
        return stored

    def mapped(self, shipment: Shipment) -> dict[str, str]:
        """Each property that an administrator mapped, with what this lead has for it; "" where it has nothing."""
        return mapping.mapped(shipment.lead, shipment.config.get("mapping") or ())

    def gaps(self, config: Mapping[str, Any]) -> Sequence[str]:
        """Rows of the mapping whose field or question there is no more."""
        return mapping.gaps(config.get("mapping") or ())
