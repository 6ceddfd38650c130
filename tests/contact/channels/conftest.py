"""A channel knows no database; neither have its tests one."""

from collections.abc import Iterator

import pytest

from contact.channels import mapping


@pytest.fixture(autouse=True)
def _no_questions() -> Iterator[None]:
    """The form asks no questions of an editor's own, unless a test says which."""
    before = list(mapping._questions)
    mapping.offer_questions(dict)
    yield
    mapping._questions[:] = before
