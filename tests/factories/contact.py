"""Inquiries, destinations, deliveries and attempts."""

from datetime import timedelta
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from contact.channels.registry import channel_for
from contact.models import Delivery, DeliveryAttempt, Destination, Inquiry, InquiryFormText, InquiryQuestion
from contact.models.question import WITH_CHOICES

from . import pages


class InquiryFactory(DjangoModelFactory):
    """A plausible inquiry with an empty outbox."""

    class Meta:
        model = Inquiry

    name = factory.Sequence(lambda number: f"Dana Prospect {number}")
    email = factory.Sequence(lambda number: f"dana{number}@prospect.example")
    organization = "Prospect Ltd"
    role = "Program manager"
    country = "US"
    phone = "+1 202 555 0100"
    language = "en"
    subject = "Export and market entry"
    message = "We would like to talk about an unclassified program."
    consent_text = "You may keep these details and use them to answer me."


class InquiryFormTextFactory(DjangoModelFactory):
    """The English form's words; the built-in ones, but for questions."""

    class Meta:
        model = InquiryFormText
        django_get_or_create = ("locale",)

    locale = factory.LazyFunction(pages.english)

    class Params:
        hebrew = factory.Trait(locale=factory.LazyFunction(pages.hebrew))


class InquiryQuestionFactory(DjangoModelFactory):
    """An optional line of text, after the questions that are there."""

    class Meta:
        model = InquiryQuestion

    form = factory.SubFactory(InquiryFormTextFactory)
    label = factory.Sequence(lambda number: f"Question {number}?")
    field_type = "singleline"
    required = False
    choices = factory.Maybe("has_choices", "Air\nSea\nLand", "")
    sort_order = factory.Sequence(int)

    class Params:
        has_choices = factory.LazyAttribute(lambda row: row.field_type in WITH_CHOICES)


class DestinationFactory(DjangoModelFactory):
    """Mail to staff, unless told otherwise."""

    class Meta:
        model = Destination
        skip_postgeneration_save = True

    kind = "email"
    name = factory.Sequence(lambda number: f"Desk {number}")
    config = factory.LazyFunction(lambda: {"recipients": ["desk@crossedarrows.example"]})

    class Params:
        webhook = factory.Trait(
            kind="webhook",
            name=factory.Sequence(lambda number: f"CRM hook {number}"),
            config=factory.LazyFunction(lambda: {"url": "https://hooks.prospect.example/in"}),
        )
        acknowledgement = factory.Trait(
            kind="acknowledgement", name=factory.Sequence(lambda number: f"Thanks {number}"), config={}
        )

    @factory.post_generation
    def secrets(self, create: bool, extracted: dict[str, Any] | None, **kwargs: Any) -> None:
        """Those given, else what the kind makes for a new destination; none for a kind that is not installed."""
        try:
            made = extracted if extracted is not None else channel_for(self.kind).make_secrets()
        except LookupError:
            return
        self.secrets = made
        if create:
            self.save()


class DeliveryFactory(DjangoModelFactory):
    """A waiting delivery, due now."""

    class Meta:
        model = Delivery

    inquiry = factory.SubFactory(InquiryFactory)
    destination = factory.SubFactory(DestinationFactory)

    class Params:
        dead = factory.Trait(state=Delivery.State.DEAD, step=9, detail="The receiver answered 404.")
        held = factory.Trait(state=Delivery.State.HELD)
        cancelled = factory.Trait(state=Delivery.State.CANCELLED)
        delivered = factory.Trait(
            state=Delivery.State.DELIVERED, detail="Taken.", delivered_at=factory.LazyFunction(timezone.now)
        )


class DeliveryAttemptFactory(DjangoModelFactory):
    """One try that failed."""

    class Meta:
        model = DeliveryAttempt

    delivery = factory.SubFactory(DeliveryFactory)
    token = factory.Faker("uuid4")
    duration = timedelta(seconds=1.25)
    outcome = DeliveryAttempt.Outcome.TRY_AGAIN
    status = 503
    detail = "The receiver answered 503."
