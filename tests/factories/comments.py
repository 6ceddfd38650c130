"""Comments, and how a site takes them."""

from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Site

from insights.models import Comment, CommentSettings


class CommentFactory(DjangoModelFactory):
    """A plausible comment that waits; its article is asked for."""

    class Meta:
        model = Comment

    name = factory.Sequence(lambda number: f"Dana Reader {number}")
    email = factory.Sequence(lambda number: f"dana{number}@reader.example")
    text = factory.Sequence(lambda number: f"The point about joint tests matches what we saw, in year {number}.")
    consent_text = "You may keep these details."

    class Params:
        published = factory.Trait(state=Comment.State.PUBLISHED)
        rejected = factory.Trait(state=Comment.State.REJECTED)
        spam = factory.Trait(
            state=Comment.State.SPAM,
            spam_score=110,
            spam_reasons=[{"points": 110, "words": "It is hardly more than links.", "found": []}],
        )


def take_comments(**fields: Any) -> CommentSettings:
    """The default site takes comments."""
    site = Site.objects.get(is_default_site=True)
    row, _new = CommentSettings.objects.update_or_create(site=site, defaults={"is_on": True, **fields})
    return row
