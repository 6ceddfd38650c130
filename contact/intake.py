"""From a valid submission to stored rows: the inquiry and its deliveries in one transaction, then a bare wake-up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from wagtail.models import Page

from cagp_site.core import spam

from .models import Delivery, Destination, Fingerprint, Inquiry
from .models.destination import CANARY_KIND
from .tasks import wake

ANSWERS = ("name", "email", "organization", "role", "country", "phone", "subject", "message")


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A validated post, free of any form or request."""

    answers: Mapping[str, str] = field(repr=False)
    """By the names in `ANSWERS`; `subject` is a title, empty when unknown."""
    further_answers: Sequence[Mapping[str, str]] = field(repr=False, default=())
    """To an editor's own questions: `key`, `label`, `kind` and `value` of each."""
    subject_key: UUID | None
    consent_text: str
    language: str
    page_id: int | None = None
    referer: str = ""
    attribution: Mapping[str, str] = field(default_factory=dict)
    circumstances: spam.Circumstances = field(default_factory=spam.Circumstances)
    is_canary: bool = False
    """Set by the canary's own view alone: it goes to the canary's destination and counts against no limit."""


def receive(submission: Submission) -> Inquiry:
    """Store a submission, or find the inquiry that these very answers already made.

    Returns:
        The stored inquiry. Once this returns, the rows are committed.

    Raises:
        django.db.Error: nothing was stored.
    """
    digests = Fingerprint.digests(_said(submission))
    verdict = None
    for _try in range(5):
        if known := Inquiry.everything.filter(fingerprints__in=digests).first():
            return known
        # Judged once, and only for what is new: a double click counts as one against the limits.
        verdict = verdict or spam.judge(_signs(submission))
        try:
            return _store(submission, verdict, digests)
        except IntegrityError:
            # A parallel post of the same answers, found in the next round, or a reference that was taken.
            continue
    return _store(submission, verdict or spam.judge(()), digests)


def release(inquiry: Inquiry) -> int:
    """Take an inquiry out of quarantine and send what was held back; the number of deliveries."""
    with transaction.atomic():
        suspect = Inquiry.objects.quarantined().filter(pk=inquiry.pk)
        if not suspect.update(status=Inquiry.Status.NEW, released_at=Now()):
            return 0
        held = inquiry.deliveries.filter(state=Delivery.State.HELD)
        count = held.update(state=Delivery.State.WAITING)
        transaction.on_commit(wake, robust=True)
    inquiry.status = Inquiry.Status.NEW
    return count


def _store(submission: Submission, verdict: spam.Verdict, digests: list[str]) -> Inquiry:
    with transaction.atomic():
        inquiry = Inquiry.everything.create(**_columns(submission, verdict))
        Fingerprint.objects.bulk_create(Fingerprint(digest=digest, inquiry=inquiry) for digest in digests)
        state = Delivery.State.HELD if verdict.is_suspect else Delivery.State.WAITING
        Delivery.objects.bulk_create(
            Delivery(inquiry=inquiry, destination=destination, state=state, is_canary=inquiry.is_canary)
            for destination in _destinations(inquiry)
        )
        # robust: the row is committed by then, and nothing that goes wrong here may take the thank-you away.
        transaction.on_commit(wake, robust=True)
    return inquiry


def _destinations(inquiry: Inquiry) -> Iterator[Destination]:
    if inquiry.is_canary:
        yield from Destination.everything.filter(kind=CANARY_KIND)
        return
    yield from (each for each in Destination.objects.enabled() if each.takes(inquiry))


def _columns(submission: Submission, verdict: spam.Verdict) -> dict[str, Any]:
    page = Page.objects.live().filter(pk=submission.page_id).first() if submission.page_id else None
    return {
        **submission.answers,
        "answers": [dict(answer) for answer in submission.further_answers],
        "language": submission.language,
        "subject_key": submission.subject_key,
        "consent_text": submission.consent_text,
        "source_page": page,
        "source_title": page.title[:255] if page else "",
        "source_url": ((page.full_url if page else "") or submission.referer)[:500],
        "attribution": dict(submission.attribution),
        "status": Inquiry.Status.QUARANTINED if verdict.is_suspect else Inquiry.Status.NEW,
        "spam_score": verdict.score,
        "spam_reasons": verdict.stored(),
        "is_canary": submission.is_canary,
    }


def _said(submission: Submission) -> list[str]:
    further = (part for answer in submission.further_answers for part in (answer["key"], answer["value"]))
    return [*(submission.answers[name] for name in ANSWERS), *further]


def _signs(submission: Submission) -> Iterator[spam.Reason]:
    if submission.is_canary:
        return
    limit, email = settings.CONTACT_RATE_LIMIT, submission.answers["email"]
    yield from spam.circumstance_reasons(submission.circumstances, email=email, scope="inquiry", limit=limit)
    yield from spam.content_reasons(_content(submission))


def _content(submission: Submission) -> spam.Content:
    fields = {name: submission.answers[name] for name in ("name", "email", "organization", "role", "message")}
    fields["message"] = "\n".join([fields["message"], *(answer["value"] for answer in submission.further_answers)])
    return spam.Content(**fields, language=submission.language)
