"""A delivery as a plan of HTTP requests: the same plan is carried out and shown, so that a preview cannot lie.

A step that is named for what it `gives` (an id, a token) is passed over when that is known already: from this
delivery's memory, or from a step before it that looked and found. So a try that was cut off goes on where it stopped.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _

from . import http
from .base import Delivered, NotDelivered, Preview, Shipment, TryAgain
from .deadline import Deadline
from .tables import Stale, Table

MASK = "********"
"""Stands for a secret in a preview. Stars, because they stay stars in a URL (RFC 3986, 2.2)."""
Known = Mapping[str, str]
"""What earlier answers told, by name."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """One HTTP request; its body is `json` or `form`, or there is none."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False, default_factory=dict)
    json: Any = field(repr=False, default=None)
    form: Mapping[str, str] | None = field(repr=False, default=None)

    @property
    def all_headers(self) -> dict[str, str]:
        """Its headers, with the type of its body."""
        kind = "application/json" if self.json is not None else "application/x-www-form-urlencoded"
        has_body = self.json is not None or self.form is not None
        return {**({"Content-Type": kind} if has_body else {}), **self.headers}

    @property
    def content(self) -> bytes:
        """The exact bytes of its body. A lone surrogate, which a prospect can post and UTF-8 cannot carry, is `?`."""
        if self.json is not None:
            return json.dumps(self.json, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
        return urlencode(self.form, errors="replace").encode() if self.form is not None else b""

    def shown(self, purpose: str) -> Preview:
        """As people read it: JSON with line ends, nothing else changed."""
        body = self.content.decode()
        if self.json is not None:
            body = json.dumps(json.loads(body), ensure_ascii=False, indent=2)
        return Preview(purpose=purpose, method=self.method, url=self.url, headers=self.all_headers, body=body)


def nothing(answer: http.Answer) -> Known:
    """Reads nothing from an answer."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One step of a delivery."""

    purpose: Any
    """What it does, for the preview: "Find the contact"."""
    request: Callable[[Known], Request]
    """The request, from what the steps before it gave: `known["contact"]`. In a preview those are named stand-ins."""
    table: Table
    read: Callable[[http.Answer], Known] = nothing
    """What an answer that the table takes tells, by name; texts only. Raises TryAgain for one that cannot be read."""
    gives: str = ""
    """The name under which `read` tells the id or the token that this step is for; empty: the step is always made."""
    needs: str = ""
    """The name without which there is nothing to do in this step: passed over where it is not known."""
    looks: bool = False
    """It only asks whether something is there from an earlier try: left out of a certain first try."""
    keeps: bool = True
    """Whether what it tells is remembered between tries. Never for a token: the memory is stored in plain."""


def carry_out(plan: Sequence[Planned], shipment: Shipment, done: str) -> Delivered:
    """Make the requests of a plan in order, within the shipment's one deadline.

    Args:
        done: plain words for when every step was made before, by a try whose end was not noted.

    Raises:
        TryAgain, GiveUp: with everything learned so far in `memory`, and "" for what is not true any more.
    """
    return _Try(plan, shipment).run(done)


def preview(plan: Sequence[Planned], shipment: Shipment) -> list[Preview]:
    """The requests of a plan as they would be made when nothing is known yet; ids to come are named stand-ins."""
    steps = [step for step in plan if not (step.looks and shipment.is_first)]
    known = {step.gives: f"<{step.gives}>" for step in plan if step.gives}
    return [step.request(known).shown(str(step.purpose)) for step in steps]


class _Try:
    """One try: what is known, what is to be remembered, and the one renewal of what went stale."""

    def __init__(self, plan: Sequence[Planned], shipment: Shipment) -> None:
        self.plan = [step for step in plan if not (step.looks and shipment.is_first)]
        self.client = http.Client(Deadline(shipment.deadline))
        self.memory = dict(shipment.memory)
        self.known = {name: value for name, value in shipment.memory.items() if value}
        self.renewed = False

    def run(self, done: str) -> Delivered:
        try:
            said = self._steps() or Delivered(detail=done)
        except NotDelivered as outcome:
            outcome.memory = self.memory
            raise
        return Delivered(detail=said.detail, status=said.status, memory=self.memory)

    def _steps(self) -> Delivered | None:
        said = None
        for step in self.plan:
            if self._is_due(step):
                try:
                    said = self._step(step)
                except Stale as stale:
                    return self._again(stale)
        return said

    def _is_due(self, step: Planned) -> bool:
        is_known = bool(step.gives) and step.gives in self.known
        return not is_known and (not step.needs or step.needs in self.known)

    def _step(self, step: Planned) -> Delivered:
        request = step.request(self.known)
        answer = self.client.request(request.method, request.url, headers=request.all_headers, content=request.content)
        words = step.table.judge(answer)
        told = step.read(answer)
        self.known |= told
        self.memory |= told if step.keeps else {}
        return Delivered(detail=words, status=answer.status)

    def _again(self, stale: Stale) -> Delivered | None:
        """From the start without what went stale; what is known still is passed over."""
        for name in stale.names:
            self.known.pop(name, None)
            if name in self.memory:
                self.memory[name] = ""
        if self.renewed:
            raise stale.outcome
        self.renewed = True
        return self._steps()


def read_json(answer: http.Answer) -> Any:
    """The JSON of an answer; None where there is none."""
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        return None


def found(value: Any, *path: str | int) -> Any:
    """What lies at a path of JSON objects and lists; None where something else is on the way."""
    for name in path:
        is_there = isinstance(value, list) and isinstance(name, int) and -len(value) <= name < len(value)
        if not is_there and not (isinstance(value, dict) and name in value):
            return None
        value = value[name]
    return value


def identity(value: Any) -> str:
    """An id as text, fit for a URL and a header: ASCII letters, digits, `-` and `_`.

    Raises:
        TryAgain: it is none.
    """
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if text.isascii() and text.replace("-", "").replace("_", "").isalnum() and len(text) <= 100:
        return text
    raise TryAgain(_("The answer holds no id that can be used."), needs_attention=True)


def number(text: str) -> int | str:
    """An id as the number that the other side wants; a preview's stand-in stays what it is."""
    return int(text) if text.isascii() and text.isdigit() else text


def segment(text: str) -> str:
    """One segment of a URL's path, everything that would end it escaped."""
    return quote(text, safe="*", errors="replace")
