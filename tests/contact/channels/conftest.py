"""A channel knows no database; neither have its tests one."""

import pytest


@pytest.fixture(autouse=True)
def _no_questions(no_questions: None) -> None:
    """The form asks no questions of an editor's own, unless a test says which."""
