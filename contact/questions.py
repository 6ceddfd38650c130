"""The questions of one form: those it asks today, and those that a page served before today still asked."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language, ngettext

from .answer_fields import MAX_ANSWER, KeptAnswer, OfferAnswer, QuestionBuilder, SeveralAnswer, as_text
from .models import InquiryQuestion
from .models.form_text import MAX_QUESTIONS

KEY = re.compile(r"ask_[0-9a-f]{12}")
"""The name of an added question in a post, as `InquiryQuestion.get_field_clean_name` draws it."""


class Questions:
    """Their form fields, and what was answered. Makes one query, and one more for a post with unknown keys."""

    def __init__(self, data: QueryDict | None = None) -> None:
        """`data` is what was posted; None for a form that nobody filled in yet."""
        language = get_language() or ""
        self.asked = list(InquiryQuestion.objects.asked_in(language))
        asked = {question.clean_name for question in self.asked}
        self.kept = _off_the_form(asked, data, language) if data else []
        self.fields: dict[str, forms.Field] = dict(QuestionBuilder(self.asked).formfields)
        if data is not None:
            self._keep_choices(data)
        for question in self.kept:
            self.fields[question.clean_name] = KeptAnswer(is_tick=question.field_type == "checkbox")

    @property
    def names(self) -> list[str]:
        """Of the fields, in their order on the form; the hidden ones come last."""
        return list(self.fields)

    def answers(self, cleaned: Mapping[str, Any]) -> list[dict[str, str]]:
        """What was answered, as it is stored: objects of `key`, `label`, `kind` and `value`, in the form's order.

        All together have `MAX_ANSWER` characters at most: `check` turned longer ones back, and what is left over of
        those that the form does not ask any more is cut, since nobody could shorten them.
        """
        found, left = [], MAX_ANSWER
        for question in (*self.asked, *self.kept):
            value = as_text(cleaned.get(question.clean_name))[:left]
            left -= len(value)
            if value:
                label, kind = question.label, question.field_type
                found.append({"key": question.clean_name, "label": label, "kind": kind, "value": value})
        return found

    def check(self, cleaned: Mapping[str, Any]) -> Iterator[tuple[str, ValidationError]]:
        """The name of the longest answer and what is wrong with it, when all together are too long."""
        lengths = {each.clean_name: len(as_text(cleaned.get(each.clean_name))) for each in self.asked}
        over = sum(lengths.values()) - MAX_ANSWER
        if over > 0:
            name = max(lengths, key=lambda each: lengths[each])
            words = ngettext(
                "“%(question)s”: Shorten this by %(over)s character: all your answers can have %(limit)s together",
                "“%(question)s”: Shorten this by %(over)s characters: all your answers can have %(limit)s together",
                over,
            )
            question = self.fields[name].label
            yield name, ValidationError(words % {"question": question, "over": over, "limit": MAX_ANSWER})

    def _keep_choices(self, data: QueryDict) -> None:
        for name, field in self.fields.items():
            if isinstance(field, OfferAnswer | SeveralAnswer):
                field.keep(data.getlist(name))


def _off_the_form(asked: set[str], data: QueryDict, language: str) -> list[InquiryQuestion]:
    """Questions that `data` answers and the form does not ask; at most as many as a form can have."""
    names = list(islice((name for name in data if KEY.fullmatch(name) and name not in asked), MAX_QUESTIONS))
    rows = InquiryQuestion.objects.filter(clean_name__in=names).order_by("pk") if names else ()
    # Of a question and its translations, the one in the language of the form.
    by_key = {row.clean_name: row for row in sorted(rows, key=lambda row: row.language == language)}
    return [by_key[name] for name in names if name in by_key]
